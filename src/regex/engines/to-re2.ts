import { setOf } from "../syntax/character-set.ts";
import type { CharacterSet } from "../syntax/character-set.ts";
import { childrenOf, isLeaf } from "../syntax/children.ts";
import type { LeafNode, PatternNode, Place, RepeatNode } from "../syntax/pattern-node.ts";
import { setWriter } from "./byte-notation.ts";

/**
 * A pattern in the notation of re2js. `newlines` says how a text must be given to it: `as-they-are`, or with all but a
 * line feed that ends the text `moved` to INNER_NEWLINE, so that `(?m:$)` means what `$` means in PCRE.
 */
export interface Re2Source {
  readonly source: string;
  readonly newlines: "as-they-are" | "moved";
}

/** Stands for every line feed that does not end the text. */
export const INNER_NEWLINE = "\ue00a";

const NEWLINE = setOf(10);
/** The limit of re2js, for repeats within repeats too. */
const MOST_REPEATS = 1000;

/** The pattern for re2js, or `null` where that cannot express it. */
export function toRe2(tree: PatternNode): Re2Source | null {
  if (mostRepeats(tree) > MOST_REPEATS) return null;
  const writer = new Re2Writer();
  const source = writer.write(tree);
  if (source === null || writer.places.has("line-start")) return null;
  const isMoved = writer.places.has("last-line-end");
  if (isMoved && writer.places.has("line-end")) return null;
  return { source, newlines: isMoved ? "moved" : "as-they-are" };
}

class Re2Writer {
  readonly places = new Set<Place>();

  write(node: PatternNode): string | null {
    if (isLeaf(node)) return this.#leaf(node);
    switch (node.kind) {
      case "sequence":
        return this.#joined(node.parts, "");
      case "alternatives":
        return wrap(this.#joined(node.branches, "|"));
      case "repeat":
        return this.#repeat(node);
      case "capture":
        return wrap(this.write(node.body));
      case "atomic":
      case "look":
      case "condition":
        return null;
    }
  }

  #leaf(node: LeafNode): string | null {
    switch (node.kind) {
      case "set":
        return writeCharacters(node.set);
      case "place":
        return this.#place(node.place);
      case "keep":
        return "()";
      case "back-reference":
        return null;
    }
  }

  #joined(nodes: readonly PatternNode[], separator: string): string | null {
    const written = nodes.map((node) => this.write(node));
    return written.includes(null) ? null : written.join(separator);
  }

  #repeat({ body, least, most, greed }: RepeatNode): string | null {
    if (greed === "possessive") return null;
    const inner = wrap(this.write(body));
    if (inner === null) return null;
    return `${inner}{${least},${most === Infinity ? "" : most}}${greed === "lazy" ? "?" : ""}`;
  }

  #place(place: Place): string {
    this.places.add(place);
    if (place === "text-start") return "\\A";
    if (place === "text-end") return "\\z";
    if (place === "word-boundary") return "\\b";
    return place === "no-word-boundary" ? "\\B" : "(?m:$)";
  }
}

function wrap(source: string | null): string | null {
  return source === null ? null : `(?:${source})`;
}

const writeSet = setWriter((code) => `\\x{${code.toString(16)}}`);

function writeCharacters(set: CharacterSet): string {
  const written = writeSet(set);
  if ((set & NEWLINE) === 0n || written === "[\\s\\S]") return written;
  return `(?:${written}|${INNER_NEWLINE})`;
}

/** How often the most repeated part is written: the product of the counts around it. */
function mostRepeats(node: PatternNode): number {
  const inner = childrenOf(node).reduce((most, child) => Math.max(most, mostRepeats(child)), 1);
  if (node.kind !== "repeat") return inner;
  return inner * Math.max(1, node.most === Infinity ? node.least : node.most);
}
