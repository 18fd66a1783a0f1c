import {
  accessSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { Stats } from "node:fs";
import { replaceFile } from "./replace-file.ts";
import { OutputError } from "./usage-error.ts";

/**
 * Replaces the content of an existing regular file so that nobody ever sees half of it. The file keeps its mode and,
 * where this user may say so, its owner; a symbolic link stays one, and its target is replaced.
 */
export function rewriteFile(name: string, bytes: Uint8Array): void {
  try {
    const path = realpathSync(name);
    accessSync(path, constants.W_OK);
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error("it is not a regular file");
    replace(path, bytes, stat);
  } catch (fault) {
    throw new OutputError(`${name}: cannot be written (${reasonOf(fault)}); it was left as it is.`, {
      cause: fault,
    });
  }
}

function replace(path: string, bytes: Uint8Array, { mode, uid, gid }: Stats): void {
  replaceFile(path, 0o600, (descriptor) => {
    writeFileSync(descriptor, bytes);
    giveTo(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  });
}

/** Only root may give a file away; for everybody else the new file is their own, as with other editors. */
function giveTo(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "EPERM")) throw fault;
  }
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return "code" in fault ? String(fault.code) : fault.message;
}
