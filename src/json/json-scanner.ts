/** Where the text stops being JSON: a sentence. Never leaves this room. */
export class ScanFault extends Error {}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 400;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
/** Texts up to this length are kept once, however often they occur. */
const LONGEST_SHARED = 128;
const MOST_SHARED = 50_000;

/** The tokens of JSON, one after the other, from bytes that are UTF-8. Throws ScanFault. */
export class JsonScanner {
  readonly #bytes: Buffer;
  readonly #shared = new Map<string, string>();
  /** Where the next token begins, or blanks before it. */
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  /** The first byte of the next token; -1 at the end of the text. */
  peek(): number {
    for (;;) {
      const byte = this.#bytes[this.at] ?? -1;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.at += 1;
    }
  }

  punctuation(byte: number): void {
    if (this.peek() !== byte) throw this.#expected(`"${String.fromCharCode(byte)}"`);
    this.at += 1;
  }

  /** Whether a list or an object ends before its first member. */
  closes(close: number): boolean {
    this.at += 1;
    if (this.peek() !== close) return false;
    this.at += 1;
    return true;
  }

  /** After a member: whether another one follows. */
  continues(close: number): boolean {
    const byte = this.peek();
    if (byte !== COMMA && byte !== close) throw this.#expected(`"," or "${String.fromCharCode(close)}"`);
    this.at += 1;
    return byte === COMMA;
  }

  word(word: string): void {
    const end = this.at + word.length;
    if (this.#bytes.toString("latin1", this.at, end) !== word) throw this.#expected(word);
    this.at = end;
  }

  number(): number {
    const start = this.at;
    let end = start;
    while (isOfNumber(this.#bytes[end]) && end - start < LONGEST_NUMBER) end += 1;
    const text = this.#bytes.toString("latin1", start, end);
    if (!NUMBER.test(text)) throw this.#expected("a value");
    this.at = end;
    return Number(text);
  }

  text(): string {
    this.punctuation(QUOTE);
    const bytes = this.#bytes;
    const start = this.at;
    let end = start;
    let isPlain = true;
    for (let byte = bytes[end] ?? 0; byte !== QUOTE; byte = bytes[end] ?? 0) {
      if (byte < 0x20) throw this.#controlAt(end);
      if (byte === BACKSLASH || byte > 0x7e) isPlain = false;
      end += byte === BACKSLASH ? 2 : 1;
    }
    this.at = end + 1;
    return this.#share(isPlain ? this.#bytes.toString("latin1", start, end) : this.#unescaped(start, end));
  }

  expectEnd(): void {
    if (this.peek() !== -1) throw this.#expected("the end of the text");
  }

  /** A control character, or the end of the text. */
  #controlAt(place: number): ScanFault {
    this.at = place;
    return this.#expected('the closing quote of a text (a control character is "\\u….")');
  }

  #unescaped(start: number, end: number): string {
    try {
      return JSON.parse(`"${this.#bytes.toString("utf8", start, end)}"`) as string;
    } catch {
      this.at = start;
      throw this.#expected("a text with the escapes of JSON");
    }
  }

  #share(text: string): string {
    if (text.length > LONGEST_SHARED) return text;
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    if (this.#shared.size < MOST_SHARED) this.#shared.set(text, text);
    return text;
  }

  #expected(what: string): ScanFault {
    if (this.at >= this.#bytes.length) return new ScanFault(`The text ends where ${what} was expected.`);
    return new ScanFault(`Expected ${what} at byte ${this.at}.`);
  }
}

function isOfNumber(byte = 0): boolean {
  if (byte >= 0x30 && byte <= 0x39) return true;
  return byte === 0x2d || byte === 0x2b || byte === 0x2e || byte === 0x65 || byte === 0x45;
}
