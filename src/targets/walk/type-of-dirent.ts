import type { Dirent } from "node:fs";
import type { FileType } from "../../model/file-entry.ts";

/** The type that a folder's list tells of an entry. */
export function typeOfDirent(entry: Dirent | Dirent<Buffer>): FileType {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  if (entry.isSymbolicLink()) return "link";
  return rareType(entry);
}

function rareType(entry: Dirent | Dirent<Buffer>): FileType {
  if (entry.isSocket()) return "socket";
  if (entry.isFIFO()) return "fifo";
  if (entry.isCharacterDevice()) return "character-device";
  return entry.isBlockDevice() ? "block-device" : "other";
}
