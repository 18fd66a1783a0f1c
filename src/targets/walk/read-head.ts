import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { notRegular, OPEN_FLAGS } from "../local/regular-file.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import type { RawName } from "./open-folder.ts";

/** The first bytes of a regular file as text; a link is not followed. `path` is its name for people. */
export function readHead(place: RawName, path: string, limit: number): Seen<string> {
  try {
    const descriptor = openSync(place, OPEN_FLAGS | constants.O_NOFOLLOW);
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return notRegular(path);
      return { status: "observed", value: headText(bytesOf(descriptor, limit)) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return unavailableFrom(error, path);
  }
}

const PIECE = 256 << 10;

function bytesOf(descriptor: number, limit: number): Buffer {
  const pieces: Buffer[] = [];
  for (let length = 0; length < limit;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, limit - length));
    const read = readSync(descriptor, piece, 0, piece.length, null);
    if (read === 0) break;
    pieces.push(piece.subarray(0, read));
    length += read;
  }
  return Buffer.concat(pieces);
}

/** UTF-8, of which the last character may be cut; else Latin-1. */
export function headText(bytes: Buffer): string {
  const whole = bytes.subarray(0, bytes.length - cutBytes(bytes));
  return isUtf8(whole) ? whole.toString("utf8") : bytes.toString("latin1");
}

/** How many bytes at the end begin a character and do not end it. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Bytes of the character that a byte begins. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
