import { isUtf8 } from "node:buffer";

const LIMIT = 1024 * 1024;

/** The first MiB of what a command prints. */
export class KeptOutput {
  readonly #chunks: Buffer[] = [];
  #size = 0;

  /** `full`: there was more than is kept. */
  add(chunk: Buffer): "kept" | "full" {
    const room = LIMIT - this.#size;
    this.#chunks.push(Buffer.from(chunk.subarray(0, room)));
    this.#size += Math.min(chunk.length, room);
    return chunk.length > room ? "full" : "kept";
  }

  /** UTF-8, or Latin-1 where it is not UTF-8; a character that was cut at the end does not make it Latin-1. */
  get text(): string {
    const bytes = Buffer.concat(this.#chunks);
    const whole = this.#size === LIMIT ? bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1) : bytes;
    return bytes.toString(isUtf8(whole) ? "utf8" : "latin1");
  }
}
