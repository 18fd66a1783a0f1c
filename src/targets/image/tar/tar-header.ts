import { malformed } from "../image-fault.ts";

/** One block of 512 bytes before each entry of a tar archive (tar(5)), as it stands there. */
export interface TarHeader {
  /** One character; `0` for a regular file. */
  readonly type: string;
  /** Bytes, as Latin-1. */
  readonly name: string;
  readonly linkName: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly modifiedMs: number;
  /** Set where more blocks with the map of a sparse file of old GNU tar follow. */
  readonly isExtended: "yes" | "no";
}

export const BLOCK = 512;

/** Reads a header; `null` for a block of zeros, which ends an archive. */
export function parseTarHeader(block: Buffer): TarHeader | null {
  if (block[0] === 0 && block.every((byte) => byte === 0)) return null;
  if (!hasChecksum(block)) throw malformed("This is no tar archive, or it is damaged: a checksum is wrong.");
  const type = String.fromCharCode(block[156] ?? 0).replace("\0", "0");
  const name = textAt(block, 0, 100);
  return {
    type: type === "0" && name.endsWith("/") ? "5" : type,
    name: prefixOf(block) + name,
    linkName: textAt(block, 157, 100),
    mode: numberAt(block, 100, 8) & 0o7777,
    uid: numberAt(block, 108, 8),
    gid: numberAt(block, 116, 8),
    size: numberAt(block, 124, 12),
    // A time before 1970 is a negative binary number.
    modifiedMs: block[136] === 0xff ? 0 : numberAt(block, 136, 12) * 1000,
    isExtended: type === "S" && block[482] === 1 ? "yes" : "no",
  };
}

/** Only POSIX keeps the front of a long name there; GNU keeps times. */
function prefixOf(block: Buffer): string {
  if (block.toString("latin1", 257, 263) !== "ustar\0") return "";
  const prefix = textAt(block, 345, 155);
  return prefix === "" ? "" : `${prefix}/`;
}

/** The sum of all bytes, its own field counted as blanks. Some old programs added up signed bytes. */
function hasChecksum(block: Buffer): boolean {
  const wanted = numberAt(block, 148, 8);
  let [unsigned, signed] = [0, 0];
  // The hot path of an image with many files: an iterator takes five times as long.
  for (let at = 0; at < BLOCK; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return wanted === unsigned || wanted === signed;
}

function textAt(block: Buffer, start: number, length: number): string {
  const field = block.toString("latin1", start, start + length);
  const end = field.indexOf("\0");
  return end === -1 ? field : field.slice(0, end);
}

/** Octal digits, or a binary number with its first bit set (GNU). */
function numberAt(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first === 0x80) return binaryAt(block.subarray(start + 1, start + length));
  const text = textAt(block, start, length).trim();
  if (!/^[0-7]*$/.test(text)) throw malformed("This is no tar archive, or it is damaged: a number is wrong.");
  return text === "" ? 0 : Number.parseInt(text, 8);
}

function binaryAt(bytes: Buffer): number {
  const value = BigInt(`0x${bytes.toString("hex")}`);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed("A number in the tar archive is too large.");
  return Number(value);
}
