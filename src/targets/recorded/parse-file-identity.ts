import type { FileIdentity } from "../file-access.ts";

const SHAPE = /^(\d{1,20}) (\d{1,20}) (\d{1,20}) (-?\d{1,12}) (-?\d{1,12}) (\d{1,10}) ([\da-f]{1,8})\n$/;
const TYPE_BITS = 0xf000;
const [REGULAR, DIRECTORY] = [0x8000, 0x4000];

/** Reads what `stat -L -c '%d %i %s %Y %Z %u %f'` prints (GNU, busybox); `null` for anything else. */
export function parseFileIdentity(text: string): FileIdentity | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [device = 0, inode = 0, size = 0, modified = 0, changed = 0, uid = 0] = match.slice(1, 7).map(Number);
  return {
    device,
    inode,
    size,
    modifiedMs: modified * 1000,
    changedMs: changed * 1000,
    uid,
    isFile: typeOf(parseInt(match[7] ?? "", 16) & TYPE_BITS),
  };
}

function typeOf(bits: number): FileIdentity["isFile"] {
  if (bits === REGULAR) return "file";
  return bits === DIRECTORY ? "directory" : "other";
}
