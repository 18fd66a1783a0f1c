import type { FileEntry, FileType } from "../../model/file-entry.ts";

const SHAPE =
  /^(\d{1,20}) (\d{1,20}) (\d{1,20}) (-?\d{1,12}) (-?\d{1,12}) (\d{1,10}) (\d{1,10}) ([\da-f]{1,8})$/;

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

type SevenNumbers = readonly [number, number, number, number, number, number, number];

/** Reads what `stat -c '%d %i %s %Y %Z %u %g %f'` prints (GNU, busybox); `null` for anything else. Times are whole seconds. */
export function entryOfStat(words: string): FileEntry | null {
  const match = SHAPE.exec(words);
  if (match === null) return null;
  const numbers = match.slice(1, 8).map(Number);
  const [device, inode, size, modified, changed, uid, gid] = numbers as unknown as SevenNumbers;
  const bits = parseInt(match[8] ?? "", 16);
  return {
    type: TYPES[(bits >> 12) & 0o17] ?? "other",
    mode: bits & 0o7777,
    uid,
    gid,
    size,
    modifiedMs: modified * 1000,
    changedMs: changed * 1000,
    device,
    inode,
  };
}
