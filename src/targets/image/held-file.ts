import { closeSync, readSync } from "node:fs";
import { ImageFault } from "./image-fault.ts";

/** An open file that is read at any place. After its end nothing is read, whatever its number is given to. */
export class HeldFile {
  #descriptor: number | null;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Fills `buffer` from `position` on, as far as the file goes; gives the number of bytes. */
  read(buffer: Buffer, position: number): number {
    if (this.#descriptor === null) throw new ImageFault("vanished", "The image was closed meanwhile.");
    let filled = 0;
    while (filled < buffer.length) {
      const more = readSync(this.#descriptor, buffer, filled, buffer.length - filled, position + filled);
      if (more === 0) break;
      filled += more;
    }
    return filled;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

/** A part of an open file. */
export interface ByteRange {
  readonly file: HeldFile;
  readonly start: number;
  readonly size: number;
}

const CHUNK_BYTES = 512 * 1024;

/** The bytes of a part, in chunks that are not used again. Other work goes on between them. */
export async function* chunksOf({ file, start, size }: ByteRange): AsyncGenerator<Buffer> {
  for (let done = 0; done < size;) {
    const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, size - done));
    if (file.read(chunk, start + done) < chunk.length)
      throw new ImageFault("failed", "The file became shorter while it was read.");
    yield chunk;
    done += chunk.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** `length` bytes from `offset` of a part on; fewer where it ends. */
export function bytesAt({ file, start, size }: ByteRange, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
  return bytes.subarray(0, file.read(bytes, start + offset));
}

const WINDOW_BYTES = 64 * 1024;

/** Reads many small pieces of a part, mostly forward, with few calls of the system. */
export class PieceReader {
  readonly #range: ByteRange;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;

  constructor(range: ByteRange) {
    this.#range = range;
  }

  /** At most 64 KiB, valid until the next call; fewer bytes where the part ends. */
  piece(offset: number, length: number): Buffer {
    const start = offset - this.#windowStart;
    if (start >= 0 && start + length <= this.#window.length)
      return this.#window.subarray(start, start + length);
    this.#window = bytesAt(this.#range, offset, WINDOW_BYTES);
    this.#windowStart = offset;
    return this.#window.subarray(0, length);
  }
}
