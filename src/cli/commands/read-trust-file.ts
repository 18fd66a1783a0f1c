import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";
import { parseTrustFile } from "./parse-trust-file.ts";
import type { TrustedPolicy } from "./parse-trust-file.ts";

/** What a file of trust says; or why it is not used. One that is not there says nothing. */
export type TrustFile =
  | { readonly status: "read"; readonly policies: readonly TrustedPolicy[] }
  | { readonly status: "unusable"; readonly detail: string };

const WRITABLE_BY_OTHERS = 0o022;

const LARGEST = 1024 * 1024;

/** Reads a file of trust, unless somebody else than this user or root can write it, or put another one in its place. */
export function readTrustFile(path: string): TrustFile {
  let descriptor;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (fault) {
    return codeOf(fault) === "ENOENT"
      ? { status: "read", policies: [] }
      : unusable(path, `cannot be read (${codeOf(fault)})`);
  }
  try {
    const folders = [dirname(path), dirname(realpathSync(path))];
    const fault = faultOf(fstatSync(descriptor)) ?? faultOfFolders(folders);
    if (fault !== null) return unusable(path, fault);
    return { status: "read", policies: parseTrustFile(readFileSync(descriptor, "utf8")) };
  } catch (fault) {
    return unusable(path, `cannot be read (${codeOf(fault)})`);
  } finally {
    closeSync(descriptor);
  }
}

function faultOf(file: Stats): string | null {
  if (!file.isFile()) return "is no file";
  if (file.size > LARGEST) return "is larger than 1 MiB";
  return faultOfRights(file, "it");
}

/** A link may lead into a folder of somebody else. */
function faultOfFolders(folders: readonly string[]): string | null {
  for (const folder of folders) {
    const fault = faultOfRights(statSync(folder), "its folder");
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfRights({ uid, mode }: Stats, what: string): string | null {
  if (uid !== 0 && uid !== process.getuid?.()) return `is not used: ${what} belongs to another user`;
  return (mode & WRITABLE_BY_OTHERS) === 0 ? null : `is not used: others can write ${what}`;
}

function unusable(path: string, words: string): TrustFile {
  return { status: "unusable", detail: `${path} ${words}.` };
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
}
