/**
 * Reads XDR (RFC 4506) from bytes that may be hostile. A read beyond the end gives zero or nothing and makes the
 * reader `isBroken` for good, so a parser asks once, at its end.
 */
export class XdrReader {
  readonly #bytes: Buffer;
  #at = 0;
  #isBroken = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** An unsigned 32-bit number. */
  word(): number {
    const bytes = this.#take(4);
    return bytes.length === 4 ? bytes.readUInt32BE(0) : 0;
  }

  /** Variable-length bytes, padded to a multiple of four, as Latin-1 text. */
  text(): string {
    const length = this.word();
    const text = this.#take(length).toString("latin1");
    this.#take((4 - (length % 4)) % 4);
    return text;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) this.#isBroken = true;
    if (this.#isBroken) return Buffer.alloc(0);
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
