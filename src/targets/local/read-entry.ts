import { lstatSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import type { FileEntry } from "../../model/file-entry.ts";
import type { LastLink } from "../file-access.ts";
import { fileTypeOf } from "../file-type.ts";

/** What the inode at a path says. Throws the error of the system call. */
export function readEntry(path: string, last: LastLink): FileEntry {
  return entryOf(last === "followed" ? statSync(path) : lstatSync(path));
}

/** The facts of a `stat` in our words. */
export function entryOf(stats: Stats): FileEntry {
  return {
    type: fileTypeOf(stats.mode),
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    size: stats.size,
    modifiedMs: stats.mtimeMs,
    changedMs: stats.ctimeMs,
    device: stats.dev,
    inode: stats.ino,
  };
}
