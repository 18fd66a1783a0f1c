import type { FileEntry } from "../../model/file-entry.ts";

/** The same as long as the content of a file is the same. */
export function fileKey({ device, inode, size, modifiedMs, changedMs }: FileEntry): string {
  return [device, inode, size, modifiedMs, changedMs].join(" ");
}
