import type { Json } from "./json.ts";

/** A value that was read, and the bytes that it was read from. */
interface RecentValue {
  readonly start: number;
  readonly end: number;
  readonly value: Json;
}

const KEPT = 4;
const LONGEST = 4096;

/**
 * The last few values of each name. Evidence repeats itself: thousands of listeners have the same owner. Equal bytes are
 * the same value, which is then kept once and not read again.
 */
export class RecentValues {
  readonly #bytes: Buffer;
  readonly #byName = new Map<string, RecentValue[]>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A list or an object that was read from the same bytes as those that begin here. */
  find(name: string, at: number): RecentValue | null {
    const known = this.#byName.get(name);
    if (known === undefined) return null;
    for (const entry of known) {
      const end = at + entry.end - entry.start;
      if (
        end <= this.#bytes.length &&
        this.#bytes.compare(this.#bytes, at, end, entry.start, entry.end) === 0
      )
        return entry;
    }
    return null;
  }

  keep(name: string, entry: RecentValue): void {
    if (entry.end - entry.start > LONGEST) return;
    const known = this.#byName.get(name);
    if (known === undefined) this.#byName.set(name, [entry]);
    else if (known.unshift(entry) > KEPT) known.pop();
  }
}
