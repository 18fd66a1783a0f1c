import type { PatternFlags } from "./pattern-flags.ts";
import type { Greed } from "./pattern-node.ts";
import type { PatternReader } from "./pattern-reader.ts";
import type { PatternRefusal } from "./pattern-refusal.ts";
import { skipIgnored } from "./skip-ignored.ts";

/** How often something is repeated. */
export interface Quantifier {
  readonly least: number;
  readonly most: number;
  readonly greed: Greed;
}

/** The largest count that PCRE takes. */
const MOST_REPEATS = 65535;
const BRACES = /\{(\d+)(?:(,)(\d*))?\}/y;

/** Reads `*`, `+?`, `{2,5}+` …; `null` where none stands. `{` without a count is a plain character, as in PCRE. */
export function readQuantifier(reader: PatternReader, flags: PatternFlags): Quantifier | null {
  const count = readCount(reader);
  if (count === null) return null;
  skipIgnored(reader, flags);
  if (reader.skip("+")) return { ...count, greed: "possessive" };
  const isLazy = reader.skip("?") !== flags.has("U");
  return { ...count, greed: isLazy ? "lazy" : "greedy" };
}

/** The refusal of a quantifier that stands from `start` to the reader, after nothing that it could repeat. */
export function nothingToRepeat(reader: PatternReader, start: number): PatternRefusal {
  return reader.malformed(
    start,
    "there is nothing here that can be repeated",
    "write `\\` before the character",
  );
}

/** Refuses a quantifier where something that can be repeated would have to stand first. */
export function refuseQuantifier(reader: PatternReader, flags: PatternFlags): void {
  const start = reader.at;
  if (readQuantifier(reader, flags) !== null) throw nothingToRepeat(reader, start);
}

type Count = Pick<Quantifier, "least" | "most">;

function readCount(reader: PatternReader): Count | null {
  if (reader.skip("*")) return { least: 0, most: Infinity };
  if (reader.skip("+")) return { least: 1, most: Infinity };
  if (reader.skip("?")) return { least: 0, most: 1 };
  const start = reader.at;
  const braces = reader.peek() === "{" ? reader.take(BRACES) : null;
  if (braces === null) return null;
  const count = countIn(braces);
  if (Math.max(count.least, count.most === Infinity ? 0 : count.most) > MOST_REPEATS)
    throw reader.malformed(start, `something can be repeated at most ${MOST_REPEATS} times`);
  if (count.least > count.most) throw reader.malformed(start, "the smaller number of repeats comes first");
  return count;
}

function countIn([, least, comma, most]: RegExpExecArray): Count {
  if (comma === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === "" ? Infinity : Number(most) };
}
