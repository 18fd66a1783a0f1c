import type { FileEntry } from "../../model/file-entry.ts";
import { fileTypeOf } from "../file-type.ts";

const SHAPE =
  /^(\d{1,20}) (\d{1,20}) (\d{1,20}) (-?\d{1,12}) (-?\d{1,12}) (\d{1,10}) (\d{1,10}) ([\da-f]{1,8})$/;

type SevenNumbers = readonly [number, number, number, number, number, number, number];

/** Reads what `stat -c '%d %i %s %Y %Z %u %g %f'` prints (GNU, busybox); `null` for anything else. Times are whole seconds. */
export function entryOfStat(words: string): FileEntry | null {
  const match = SHAPE.exec(words);
  if (match === null) return null;
  const numbers = match.slice(1, 8).map(Number);
  const [device, inode, size, modified, changed, uid, gid] = numbers as unknown as SevenNumbers;
  const bits = parseInt(match[8] ?? "", 16);
  return {
    type: fileTypeOf(bits),
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
