import { ALL_CHARACTERS, charactersOf, foldCase, setOf } from "./character-set.ts";
import type { CharacterSet } from "./character-set.ts";
import { NOT_NEWLINE, setOfEscape, WORD } from "./named-sets.ts";
import type { PatternFlags } from "./pattern-flags.ts";
import type { PatternNode, Place } from "./pattern-node.ts";
import type { PatternReader } from "./pattern-reader.ts";
import { readCategory } from "./read-category.ts";
import { readCharacter, readOctal } from "./read-character.ts";
import { readClass } from "./read-class.ts";
import { readReference } from "./read-reference.ts";
import type { Reference } from "./read-reference.ts";

/** The smallest thing of a pattern. `word-edge` is `[[:<:]]` and `[[:>:]]`, which cannot be repeated. */
export type Atom =
  | { readonly kind: "node"; readonly node: PatternNode }
  | { readonly kind: "word-edge"; readonly node: PatternNode }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "keep" }
  | { readonly kind: "reference"; readonly reference: Reference };

/** What an atom depends on: the flags, how many groups have begun, and whether it stands in `\Q…\E`. */
export interface AtomContext {
  readonly flags: PatternFlags;
  readonly groups: number;
  readonly quoting: "quoted" | "plain";
}

const PLACES: Readonly<Record<string, Place>> = {
  A: "text-start",
  G: "text-start",
  Z: "last-line-end",
  z: "text-end",
  b: "word-boundary",
  B: "no-word-boundary",
};

/** Reads one atom that is no group. */
export function readAtom(reader: PatternReader, context: AtomContext): Atom {
  const start = reader.at;
  const { flags } = context;
  if (context.quoting === "quoted") return literal(reader, start, flags);
  if (reader.peek() === "[") return readBracket(reader, flags);
  if (reader.skip("\\")) return readEscape(reader, start, context);
  if (reader.skip(".")) return setAtom(reader, start, flags.has("s") ? ALL_CHARACTERS : NOT_NEWLINE);
  if (reader.skip("^")) return { kind: "place", place: flags.has("m") ? "line-start" : "text-start" };
  if (reader.skip("$")) return { kind: "place", place: flags.has("m") ? "line-end" : "last-line-end" };
  return literal(reader, start, flags);
}

function readBracket(reader: PatternReader, flags: PatternFlags): Atom {
  if (reader.startsWith("[[:<:]]") || reader.startsWith("[[:>:]]")) return wordEdge(reader);
  const start = reader.at;
  return setAtom(reader, start, readClass(reader, flags));
}

function literal(reader: PatternReader, start: number, flags: PatternFlags): Atom {
  return character(reader, start, { code: reader.text.charCodeAt(reader.at++), flags });
}

function character(
  reader: PatternReader,
  start: number,
  { code, flags }: { readonly code: number; readonly flags: PatternFlags },
): Atom {
  return setAtom(reader, start, flags.has("i") ? foldCase(setOf(code)) : setOf(code));
}

function setAtom(reader: PatternReader, start: number, set: CharacterSet): Atom {
  return { kind: "node", node: { kind: "set", set, span: reader.spanFrom(start) } };
}

function readEscape(reader: PatternReader, start: number, { flags, groups }: AtomContext): Atom {
  const letter = reader.peek();
  if (/[1-9gk]/.test(letter)) {
    const reference = readReference(reader, start, groups);
    if (reference !== null) return { kind: "reference", reference };
  }
  if (/[0-7]/.test(letter)) return character(reader, start, { code: readOctal(reader, start), flags });
  if (/[pP]/.test(letter)) return setAtom(reader, start, readCategory(reader, start, flags));
  const code = readCharacter(reader, start);
  if (code !== null) return character(reader, start, { code, flags });
  return readLetter(reader, start);
}

function readLetter(reader: PatternReader, start: number): Atom {
  const letter = reader.peek();
  reader.at++;
  const place = PLACES[letter];
  if (place !== undefined) return { kind: "place", place };
  if (letter === "K") return { kind: "keep" };
  if (letter === "R") return { kind: "node", node: anyNewline(reader, start) };
  if (letter === "C") return setAtom(reader, start, ALL_CHARACTERS);
  if (letter === "N" && !/\{(?!\d+(?:,\d*)?\})/y.test(reader.text.slice(reader.at, reader.at + 14)))
    return setAtom(reader, start, NOT_NEWLINE);
  const set = setOfEscape(letter);
  if (set !== null) return setAtom(reader, start, set);
  if (letter === "X") throw reader.unsupported(start, "`\\X` is not supported");
  throw reader.malformed(start, "this escape has no meaning", "write the letter without `\\`");
}

/** `\R`: CR LF as one, or any other byte that ends a line. */
function anyNewline(reader: PatternReader, start: number): PatternNode {
  const span = reader.spanFrom(start);
  const both: PatternNode = {
    kind: "sequence",
    parts: ["\r", "\n"].map((end) => ({ kind: "set", set: charactersOf(end), span })),
    span,
  };
  const one: PatternNode = { kind: "set", set: charactersOf("\n\v\f\r\x85"), span };
  return { kind: "atomic", body: { kind: "alternatives", branches: [both, one], span }, span };
}

/** `[[:<:]]` is `\b(?=\w)`, `[[:>:]]` is `\b(?<=\w)`. */
function wordEdge(reader: PatternReader): Atom {
  const start = reader.at;
  const direction = reader.startsWith("[[:<:]]") ? "ahead" : "behind";
  reader.at += "[[:<:]]".length;
  const span = reader.spanFrom(start);
  const word: PatternNode = { kind: "set", set: WORD, span };
  const look: PatternNode = { kind: "look", direction, wanted: "match", body: word, span };
  const boundary: PatternNode = { kind: "place", place: "word-boundary", span };
  return { kind: "word-edge", node: { kind: "sequence", parts: [boundary, look], span } };
}
