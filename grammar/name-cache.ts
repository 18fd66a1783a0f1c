import type { Span } from "../src/model/span.ts";

const SLOTS = 256;

/** Hands out one string for equal names: policies repeat a few dozen of them, up to a million times. */
export class NameCache {
  readonly #names = new Array<string>(SLOTS).fill("");

  /** The text of a span. */
  cut(text: string, { start, end }: Span): string {
    const length = end - start;
    const slot = (text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) * 31 + length * 131) % SLOTS;
    const known = this.#names[slot] ?? "";
    if (known.length === length && text.startsWith(known, start)) return known;
    const name = text.slice(start, end);
    this.#names[slot] = name;
    return name;
  }
}
