import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip, createZstdDecompress } from "node:zlib";
import type { Transform } from "node:stream";
import { bytesAt, chunksOf } from "../held-file.ts";
import type { ByteRange } from "../held-file.ts";
import { ImageFault, beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";
import type { SpareFile } from "../spare-file.ts";
import { zstdFrames } from "./zstd-frames.ts";

/** How bytes are packed, by their first four. */
export type Packing = "gzip" | "zstd" | "none";

/** Recognises gzip and zstd; what is neither is taken as it is. */
export function packingOf(range: ByteRange): Packing {
  const start = bytesAt(range, 0, 4).toString("hex");
  if (start.startsWith("1f8b")) return "gzip";
  return start === "28b52ffd" || /^5.2a4d18$/.test(start) ? "zstd" : "none";
}

/** Unpacks into a spare file; `onChunk` sees every byte on the way. Throws `ImageFault` beyond the limits. */
export async function unpack(
  range: ByteRange,
  spare: SpareFile,
  onChunk: (chunk: Buffer) => void,
): Promise<ByteRange> {
  const start = spare.length;
  const take = (chunk: Buffer): void => {
    spare.append(chunk);
    onChunk(chunk);
    refuseBomb(range.size, spare.length - start, spare.length);
  };
  if (packingOf(range) === "gzip") await through(range, createGunzip(), take);
  else for (const frame of zstdFrames(range)) await through(frame, zstdUnpacker(), take);
  return { file: spare, start, size: spare.length - start };
}

/** With the window of the `zstd` command; a larger one would take its memory. */
function zstdUnpacker(): Transform {
  return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 27 } });
}

async function through(range: ByteRange, unpacker: Transform, take: (chunk: Buffer) => void): Promise<void> {
  try {
    await pipeline(Readable.from(chunksOf(range)), unpacker, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) take(chunk);
    });
  } catch (error) {
    throw wordsFor(error);
  }
}

/** Faults of the packed data have codes of zlib or zstd (`Z_BUF_ERROR`, `ZSTD_error_…`). */
function wordsFor(error: unknown): unknown {
  if (error instanceof ImageFault || !(error instanceof Error) || !("code" in error)) return error;
  const isOfData = /^(?:Z_|ZSTD_|ERR_ZSTD)/.test(String(error.code));
  return isOfData ? malformed(`The packed data is damaged (${error.message}).`) : error;
}

function refuseBomb(packed: number, unpacked: number, all: number): void {
  if (all > LIMITS.bytes) throw beyond(`The image unpacks to more than ${LIMITS.bytes} bytes`);
  if (unpacked > LIMITS.ratioFrom && unpacked > packed * LIMITS.ratio)
    throw beyond(`Packed data unpacks to more than ${LIMITS.ratio} times its size`);
}
