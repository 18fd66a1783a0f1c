import type { CharacterSet } from "./character-set.ts";
import { complementOf } from "./character-set.ts";
import { setOfCategory } from "./named-sets.ts";
import type { PatternFlags } from "./pattern-flags.ts";
import type { PatternReader } from "./pattern-reader.ts";

const CATEGORY = /[pP](?:\{([^}]*)\}|([A-Za-z]))/y;

/** Reads `\p{Lu}`, `\PN` …, the reader standing after the `\` at `start`. */
export function readCategory(reader: PatternReader, start: number, flags: PatternFlags): CharacterSet {
  const negated = reader.peek() === "P";
  const found = reader.take(CATEGORY);
  if (found === null) throw reader.malformed(start, "`\\p` is followed by a category, as in `\\p{Lu}`");
  const name = found[1] ?? found[2] ?? "";
  const set = setOfCategory(name);
  if (set === null)
    throw reader.unsupported(start, "of the classes of Unicode only the general categories are supported");
  if (flags.has("i") && /^\^?(?:Lu|Ll|Lt)$/.test(name))
    throw reader.unsupported(start, "versions of PCRE differ about the case of letters under `(?i)`");
  return negated ? complementOf(set) : set;
}
