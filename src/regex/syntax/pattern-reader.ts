import type { Span } from "../../model/span.ts";
import { offsetsOfBytes, toBytes } from "../byte-text.ts";
import { PatternRefusal } from "./pattern-refusal.ts";

/** Reads the bytes of a pattern from left to right, and knows where each of them stands in the pattern as written. */
export class PatternReader {
  /** The pattern, one character of 0 to 255 for each byte. */
  readonly text: string;
  at = 0;
  readonly #offsets: readonly number[] | null;

  constructor(pattern: string) {
    this.text = toBytes(pattern);
    this.#offsets = offsetsOfBytes(pattern);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next byte, or the empty text at the end. */
  peek(): string {
    return this.text.charAt(this.at);
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  skip(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Reads what a sticky expression matches here; `null`, and nothing read, where it does not match. */
  take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** The place of the bytes from `start` to where the reader stands. */
  spanFrom(start: number): Span {
    return { start: this.#offset(start), end: this.#offset(this.at) };
  }

  /** What is wrong with the bytes from `start` to where the reader stands. */
  malformed(start: number, message: string, hint?: string): PatternRefusal {
    return this.#refusal("malformed", start, { message, ...(hint !== undefined && { hint }) });
  }

  /** What cannot be matched faithfully in the bytes from `start` to where the reader stands. */
  unsupported(start: number, message: string, hint?: string): PatternRefusal {
    return this.#refusal("unsupported", start, { message, ...(hint !== undefined && { hint }) });
  }

  #refusal(status: "malformed" | "unsupported", start: number, words: { message: string; hint?: string }) {
    const span = this.spanFrom(start);
    return new PatternRefusal({ status, offset: span.start, length: span.end - span.start, ...words });
  }

  #offset(at: number): number {
    return this.#offsets === null
      ? Math.min(at, this.text.length)
      : (this.#offsets[at] ?? this.#offsets.at(-1) ?? 0);
  }
}
