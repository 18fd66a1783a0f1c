import { realpathSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";
import type { Seen } from "../../model/observation.ts";

/** Where programs of the system lie; what the environment says does not matter. */
const FOLDERS: readonly string[] = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

const WRITABLE_BY_OTHERS = 0o022;
const EXECUTABLE = 0o111;

/** The absolute path of a program of the system that only root can change. */
export function findProgram(name: string): Seen<string> {
  for (const folder of FOLDERS) {
    const path = `${folder}/${name}`;
    const real = realPathOf(path);
    if (real === null) continue;
    if (isTrusted(real)) return { status: "observed", value: path };
    const detail = `${path} can be changed by others than root, and was not run.`;
    return { status: "unavailable", reason: "failed", detail };
  }
  const detail = `There is no program ${name} in ${FOLDERS.join(", ")}; install it.`;
  return { status: "unavailable", reason: "missing-tool", detail };
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function isTrusted(path: string): boolean {
  try {
    const file = statSync(path);
    const isProgram = file.isFile() && (file.mode & EXECUTABLE) !== 0;
    return isProgram && isRoots(file) && isRoots(statSync(dirname(path)));
  } catch {
    return false;
  }
}

function isRoots({ uid, mode }: Stats): boolean {
  return uid === 0 && (mode & WRITABLE_BY_OTHERS) === 0;
}
