import { isUtf8 } from "node:buffer";
import type { Json } from "./json.ts";
import { JSON_LIMITS } from "./json-limits.ts";
import type { JsonLimits } from "./json-limits.ts";
import { JsonScanner, ScanFault } from "./json-scanner.ts";
import { RecentValues } from "./recent-values.ts";
import { pointerOf } from "./text-fault.ts";
import type { TextFault } from "./text-fault.ts";

/** A text that is JSON, or what is wrong with it. */
export type ReadJson =
  | { readonly status: "read"; readonly value: Json }
  | { readonly status: "faulty"; readonly fault: TextFault };

/**
 * JSON (RFC 8259) from bytes, without a copy of the text. Refuses what `JSON.parse` lets pass: a name that stands twice,
 * text that is not UTF-8, more depth or values than the limits. A member `__proto__` is left out.
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits = JSON_LIMITS): ReadJson {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return faulty("", "The text is not UTF-8.");
  const reader = new JsonReader(buffer, limits);
  try {
    return { status: "read", value: reader.readAll() };
  } catch (fault) {
    if (fault instanceof ScanFault) return faulty(pointerOf(reader.path), fault.message);
    throw fault;
  }
}

function faulty(pointer: string, message: string): ReadJson {
  return { status: "faulty", fault: { pointer, message } };
}

const WORDS = new Map<number, readonly [word: string, value: Json]>([
  [0x74, ["true", true]],
  [0x66, ["false", false]],
  [0x6e, ["null", null]],
]);

/** Goes down the values of a text; `depth` bounds the recursion. */
class JsonReader {
  readonly path: (string | number)[] = [];
  readonly #scanner: JsonScanner;
  readonly #limits: JsonLimits;
  readonly #recent: RecentValues;
  #values = 0;

  constructor(bytes: Buffer, limits: JsonLimits) {
    this.#scanner = new JsonScanner(bytes);
    this.#recent = new RecentValues(bytes);
    this.#limits = limits;
  }

  readAll(): Json {
    const value = this.#value();
    this.#scanner.expectEnd();
    return value;
  }

  #value(): Json {
    this.#values += 1;
    if (this.#values > this.#limits.values)
      throw new ScanFault(`There are more than ${this.#limits.values} values.`);
    const byte = this.#scanner.peek();
    if (byte === 0x22) return this.#scanner.text();
    if (byte === 0x7b || byte === 0x5b) return this.#nested(byte);
    const word = WORDS.get(byte);
    if (word === undefined) return this.#scanner.number();
    this.#scanner.word(word[0]);
    return word[1];
  }

  /** A list or an object, read only if it is not the same as one of the last of its name. */
  #nested(byte: number): Json {
    const step = this.path.at(-1);
    const name = typeof step === "string" ? step : "[]";
    const start = this.#scanner.at;
    const known = this.#recent.find(name, start);
    if (known !== null) {
      this.#scanner.at = start + known.end - known.start;
      return known.value;
    }
    if (this.path.length === this.#limits.depth)
      throw new ScanFault(`Values stand in each other more than ${this.#limits.depth} deep.`);
    this.path.push("");
    const value = byte === 0x7b ? this.#object() : this.#array();
    this.path.pop();
    this.#recent.keep(name, { start, end: this.#scanner.at, value });
    return value;
  }

  #object(): Json {
    const object: Record<string, Json> = {};
    let hasMore = !this.#scanner.closes(0x7d);
    while (hasMore) {
      const name = this.#scanner.text();
      this.path[this.path.length - 1] = name;
      if (Object.hasOwn(object, name)) throw new ScanFault("This name stands twice in one object.");
      this.#scanner.punctuation(0x3a);
      const value = this.#value();
      if (name !== "__proto__") object[name] = value;
      hasMore = this.#scanner.continues(0x7d);
    }
    return object;
  }

  #array(): Json {
    const list: Json[] = [];
    let hasMore = !this.#scanner.closes(0x5d);
    while (hasMore) {
      this.path[this.path.length - 1] = list.length;
      list.push(this.#value());
      hasMore = this.#scanner.continues(0x5d);
    }
    return list;
  }
}
