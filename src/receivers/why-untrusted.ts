import { realpathSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";

const WRITABLE_BY_OTHERS = 0o022;
const EXECUTABLE = 0o111;

/** Why a program is not run; `null` where only root or we ourselves can change it and the folder it lies in. */
export function whyUntrusted(path: string): string | null {
  try {
    const real = realpathSync(path);
    const file = statSync(real);
    if (!file.isFile() || (file.mode & EXECUTABLE) === 0) return `${path} is not a program`;
    const isTrusted = isOurs(file) && isOurs(statSync(dirname(real)));
    return isTrusted ? null : `${path} can be changed by others, and was not run`;
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    return code === "ENOENT" ? `${path} does not exist` : `${path} cannot be looked at (${code})`;
  }
}

function isOurs({ uid, mode }: Stats): boolean {
  return (uid === 0 || uid === process.geteuid?.()) && (mode & WRITABLE_BY_OTHERS) === 0;
}
