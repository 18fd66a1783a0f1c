import type { Span } from "../../model/span.ts";
import type { PatternFlags } from "./pattern-flags.ts";
import type { BackReferenceNode } from "./pattern-node.ts";
import type { PatternReader } from "./pattern-reader.ts";
import { PatternRefusal } from "./pattern-refusal.ts";
import type { Reference } from "./read-reference.ts";

interface OpenReference {
  readonly node: { -readonly [K in keyof BackReferenceNode]: BackReferenceNode[K] };
  readonly reference: Reference;
}

/** Numbers the groups of a pattern, and finds those that back-references mean, which may come before their group. */
export class GroupNames {
  /** How many groups have begun so far. */
  count = 0;
  readonly #reader: PatternReader;
  readonly #numbers = new Map<string, number>();
  readonly #open: OpenReference[] = [];
  #highest = 0;

  constructor(reader: PatternReader) {
    this.#reader = reader;
  }

  /** The number of the capturing group that begins at `start`. */
  open(name: string | null, start: number): number {
    this.count++;
    this.#highest = Math.max(this.#highest, this.count);
    if (name === null) return this.count;
    const known = this.#numbers.get(name);
    if (known !== undefined && known !== this.count)
      throw this.#reader.malformed(start, "another group has the same name");
    this.#numbers.set(name, this.count);
    return this.count;
  }

  /** A back-reference; which group it means is settled by `resolve`. */
  refer(reference: Reference, span: Span, flags: PatternFlags): BackReferenceNode {
    const cases = flags.has("i") ? "either" : "exact";
    const node = { kind: "back-reference" as const, group: 0, cases, span } as const;
    this.#open.push({ node, reference });
    return node;
  }

  /** Settles all back-references once the whole pattern is read. */
  resolve(): void {
    for (const { node, reference } of this.#open) {
      const group = typeof reference === "string" ? this.#numbers.get(reference) : reference;
      if (group === undefined || group < 1 || group > this.#highest)
        throw new PatternRefusal({
          status: "malformed",
          offset: node.span.start,
          length: node.span.end - node.span.start,
          message: "there is no such group",
        });
      node.group = group;
    }
  }
}
