import {
  ALL_CHARACTERS,
  charactersOf,
  complementOf,
  NO_CHARACTERS,
  rangeOf,
  setOf,
} from "./character-set.ts";
import type { CharacterSet } from "./character-set.ts";

const DIGIT = charactersOf("0123456789");
const UPPER = rangeOf(0x41, 0x5a);
const LOWER = rangeOf(0x61, 0x7a);
const ALPHA = UPPER | LOWER;
const SPACE = charactersOf(" \t\n\v\f\r");
const GRAPH = rangeOf(0x21, 0x7e);

/** The bytes of a word: letters, digits and `_`, as `\w` and `\b` see them. */
export const WORD: CharacterSet = ALPHA | DIGIT | setOf(0x5f);

/** The set of `.`: everything but the line feed. */
export const NOT_NEWLINE: CharacterSet = complementOf(setOf(10));

const ESCAPES: ReadonlyMap<string, CharacterSet> = new Map([
  ["d", DIGIT],
  ["w", WORD],
  ["s", SPACE],
  ["h", charactersOf(" \t\xa0")],
  ["v", charactersOf("\n\v\f\r\x85")],
]);

const POSIX: ReadonlyMap<string, CharacterSet> = new Map([
  ["alpha", ALPHA],
  ["lower", LOWER],
  ["upper", UPPER],
  ["alnum", ALPHA | DIGIT],
  ["ascii", rangeOf(0, 127)],
  ["blank", charactersOf(" \t")],
  ["cntrl", rangeOf(0, 31) | setOf(127)],
  ["digit", DIGIT],
  ["graph", GRAPH],
  ["print", GRAPH | setOf(32)],
  ["punct", GRAPH & ~(ALPHA | DIGIT)],
  ["space", SPACE],
  ["word", WORD],
  ["xdigit", DIGIT | charactersOf("abcdefABCDEF")],
]);

const CATEGORY =
  /^(?:C[cfnos]?|L[lmotu&]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|Any|Xan|Xps|Xsp|Xwd)$/;
const SPECIAL: Readonly<Record<string, string>> = {
  "L&": "[\\p{Lu}\\p{Ll}\\p{Lt}]",
  Xan: "[\\p{L}\\p{N}]",
  Xwd: "[\\p{L}\\p{N}_]",
  Xsp: "[\\p{Z}\\t\\n\\v\\f\\r\\x85]",
  Xps: "[\\p{Z}\\t\\n\\v\\f\\r\\x85]",
};

/** The set of `\d`, `\W`, `\h` …; `null` where the letter names none. A capital letter is the complement. */
export function setOfEscape(letter: string): CharacterSet | null {
  const set = ESCAPES.get(letter.toLowerCase());
  if (set === undefined) return null;
  return letter === letter.toLowerCase() ? set : complementOf(set);
}

/** The set of a POSIX class (`alpha`, `^digit` …); without regard to case `upper` and `lower` are `alpha`. */
export function setOfPosixClass(name: string, cases: "exact" | "either"): CharacterSet | null {
  const plain = name.replace("^", "");
  const set = POSIX.get(cases === "either" && /^(?:upper|lower)$/.test(plain) ? "alpha" : plain);
  if (set === undefined) return null;
  return plain === name ? set : complementOf(set);
}

/** The bytes of a Unicode category (`Lu`, `^N`): without UTF mode a byte is the character of that number. */
export function setOfCategory(name: string): CharacterSet | null {
  const plain = name.replace("^", "");
  if (!CATEGORY.test(plain)) return null;
  const set = plain === "Any" ? ALL_CHARACTERS : bytesLike(SPECIAL[plain] ?? `\\p{${plain}}`);
  return plain === name ? set : complementOf(set);
}

function bytesLike(source: string): CharacterSet {
  const expression = new RegExp(source, "u");
  let set = NO_CHARACTERS;
  for (let code = 0; code < 256; code++) if (expression.test(String.fromCharCode(code))) set |= setOf(code);
  return set;
}
