import { PieceReader } from "../held-file.ts";
import type { ByteRange } from "../held-file.ts";
import { beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/** Bytes of the fields behind the descriptor of a frame, by its flags (RFC 8878, 3.1.1.1). */
const DICTIONARY_BYTES = [0, 1, 2, 4] as const;
const SIZE_BYTES = [0, 2, 4, 8] as const;

/** The frames of zstd data, in order: Node unpacks one, and is silent about the others. Throws `ImageFault`. */
export function* zstdFrames(range: ByteRange): Generator<ByteRange> {
  const pieces = new PieceReader(range);
  let count = 0;
  for (let at = 0; at < range.size;) {
    count += 1;
    if (count > LIMITS.frames) throw beyond(`The zstd data has more than ${LIMITS.frames} frames`);
    const magic = numberAt(pieces, at, 4);
    const isSkippable = (magic & 0xfffffff0) >>> 0 === SKIPPABLE;
    if (!isSkippable && magic !== FRAME) throw malformed("The zstd data is damaged.");
    const end = isSkippable ? at + 8 + numberAt(pieces, at + 4, 4) : endOfFrame(pieces, at + 4);
    if (end > range.size) throw malformed("The zstd data ends in the middle.");
    if (!isSkippable) yield { ...range, start: range.start + at, size: end - at };
    at = end;
  }
}

function endOfFrame(pieces: PieceReader, start: number): number {
  const flags = numberAt(pieces, start, 1);
  const isSingle = (flags & 0x20) !== 0;
  const sizeBytes = SIZE_BYTES[flags >> 6] ?? 0;
  const contentSize = sizeBytes === 0 && isSingle ? 1 : sizeBytes;
  let at = start + 1 + (isSingle ? 0 : 1) + (DICTIONARY_BYTES[flags & 3] ?? 0) + contentSize;
  for (let isLast = false; !isLast;) {
    const block = numberAt(pieces, at, 3);
    const isRepeated = ((block >> 1) & 3) === 1;
    at += 3 + (isRepeated ? 1 : block >> 3);
    isLast = (block & 1) === 1;
  }
  return at + ((flags & 4) === 0 ? 0 : 4);
}

function numberAt(pieces: PieceReader, offset: number, length: number): number {
  const bytes = pieces.piece(offset, length);
  if (bytes.length < length) throw malformed("The zstd data ends in the middle.");
  return bytes.readUIntLE(0, length);
}
