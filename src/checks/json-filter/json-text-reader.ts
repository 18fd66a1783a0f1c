import { FilterFault } from "./filter-fault.ts";
import type { JsonValue } from "./json-value.ts";

/** jq does not go deeper either. */
const DEPTH = 256;

const BLANKS = /[ \t\r\n]*/y;
const PLAIN = /[\w.+-]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, JsonValue>> = { true: true, false: false, null: null };

/** Reads the values of a JSON text, of which there may be several. What is none is a fault. */
export class JsonTextReader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  *values(): Generator<JsonValue> {
    for (this.#skip(BLANKS); this.#at < this.#text.length; this.#skip(BLANKS)) yield this.#value(0);
  }

  #value(depth: number): JsonValue {
    if (depth > DEPTH) throw this.#fault(`it is more than ${DEPTH} levels deep`);
    this.#skip(BLANKS);
    const sign = this.#text[this.#at];
    if (sign === "{") return this.#object(depth);
    if (sign === "[") return this.#list(depth);
    return sign === '"' ? this.#string() : this.#plain();
  }

  #object(depth: number): JsonValue {
    const members = new Map<string, JsonValue>();
    this.#at++;
    if (this.#take("}")) return members;
    do {
      this.#skip(BLANKS);
      if (this.#text[this.#at] !== '"') throw this.#fault("a name is expected");
      const name = this.#string();
      if (!this.#take(":")) throw this.#fault("a colon is expected");
      members.set(name, this.#value(depth + 1));
    } while (this.#take(","));
    if (!this.#take("}")) throw this.#fault("a comma or the end of the object is expected");
    return members;
  }

  #list(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.#at++;
    if (this.#take("]")) return items;
    do items.push(this.#value(depth + 1));
    while (this.#take(","));
    if (!this.#take("]")) throw this.#fault("a comma or the end of the array is expected");
    return items;
  }

  #string(): string {
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    if (end === -1) throw this.#fault("a text does not end");
    this.#at = end + 1;
    try {
      return String(JSON.parse(this.#text.slice(start, end + 1))).toWellFormed();
    } catch {
      this.#at = start;
      throw this.#fault("a text holds what no text may hold");
    }
  }

  #plain(): JsonValue {
    const text = this.#skip(PLAIN);
    if (Object.hasOwn(WORDS, text)) return WORDS[text] ?? null;
    if (!NUMBER.test(text)) throw this.#fault("a value is expected");
    return Math.min(Math.max(Number(text), -Number.MAX_VALUE), Number.MAX_VALUE);
  }

  #take(sign: string): boolean {
    this.#skip(BLANKS);
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #fault(what: string): FilterFault {
    return new FilterFault(`at character ${this.#at + 1} ${what}`);
  }
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}
