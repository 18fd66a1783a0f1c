import type { FileType } from "../model/file-entry.ts";

/** The type of a file by its `st_mode` (inode(7)). */
export function fileTypeOf(mode: number): FileType {
  return TYPES[(mode >> 12) & 0o17] ?? "other";
}

const TYPES: Readonly<Record<number, FileType>> = {
  0o01: "fifo",
  0o02: "character-device",
  0o04: "directory",
  0o06: "block-device",
  0o10: "file",
  0o12: "link",
  0o14: "socket",
};
