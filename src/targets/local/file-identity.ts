import { statSync } from "node:fs";
import type { Stats } from "node:fs";
import type { FileIdentity } from "../file-access.ts";

/** Size, times and identity of the file behind a path. Throws the error of the system call. */
export function fileIdentity(path: string): FileIdentity {
  const stats = statSync(path);
  return {
    device: stats.dev,
    inode: stats.ino,
    size: stats.size,
    modifiedMs: stats.mtimeMs,
    changedMs: stats.ctimeMs,
    uid: stats.uid,
    isFile: kindOf(stats),
  };
}

function kindOf(stats: Stats): FileIdentity["isFile"] {
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "directory" : "other";
}
