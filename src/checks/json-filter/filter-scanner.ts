import { FilterRefusal } from "./filter-fault.ts";

const BLANKS = /(?:[ \t\r\n]|#[^\n]*)*/y;
const DEPTH = 100;

/** The text of a filter, taken piece by piece; blanks and comments before a piece are passed over. */
export class FilterScanner {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** What a sticky pattern matches here, which is then behind; `null` where it does not match. */
  take(pattern: RegExp): string | null {
    this.#skipBlanks();
    return this.takeRaw(pattern);
  }

  /** The same with no blanks before it, as within a text. */
  takeRaw(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  /** Whether a sign or a word stands here, which is then behind. */
  has(pattern: RegExp): boolean {
    return this.take(pattern) !== null;
  }

  expect(pattern: RegExp, what: string): void {
    if (!this.has(pattern)) throw this.refuse(`${what} is expected`);
  }

  isAtEnd(): boolean {
    this.#skipBlanks();
    return this.#at >= this.#text.length;
  }

  /** Reads what stands within something else. */
  within<T>(read: () => T): T {
    if (++this.#depth > DEPTH) throw this.refuse("the filter is nested too deeply");
    const inner = read();
    this.#depth--;
    return inner;
  }

  refuse(message: string): FilterRefusal {
    return new FilterRefusal(message, this.#at);
  }

  #skipBlanks(): void {
    BLANKS.lastIndex = this.#at;
    this.#at += (BLANKS.exec(this.#text)?.[0] ?? "").length;
  }
}
