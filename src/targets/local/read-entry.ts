import { lstatSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import type { FileEntry, FileType } from "../../model/file-entry.ts";
import type { LastLink } from "../file-access.ts";

/** What the inode at a path says. Throws the error of the system call. */
export function readEntry(path: string, last: LastLink): FileEntry {
  return entryOf(last === "followed" ? statSync(path) : lstatSync(path));
}

/** The facts of a `stat` in our words. */
export function entryOf(stats: Stats): FileEntry {
  return {
    type: TYPES[(stats.mode >> 12) & 0o17] ?? "other",
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

/** By the upper bits of `st_mode` (inode(7)). */
const TYPES: Readonly<Record<number, FileType>> = {
  0o01: "fifo",
  0o02: "character-device",
  0o04: "directory",
  0o06: "block-device",
  0o10: "file",
  0o12: "link",
  0o14: "socket",
};
