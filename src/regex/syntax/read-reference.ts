import type { PatternReader } from "./pattern-reader.ts";

/** The group that a back-reference speaks of, as written: its number, or its name. */
export type Reference = number | string;

/** A name of a group, as PCRE takes them. */
export const GROUP_NAME = "[A-Za-z_][A-Za-z0-9_]{0,31}";

const NAMED = new RegExp(`k(?:\\{(${GROUP_NAME})\\}|<(${GROUP_NAME})>|'(${GROUP_NAME})')`, "y");
const GENERAL = new RegExp(`g(?:\\{(?:([+-]?)(\\d+)|(${GROUP_NAME}))\\}|([+-]?)(\\d+))`, "y");
const NUMBER = /[1-9]\d*/y;

/**
 * Reads `\1`, `\g{-1}`, `\k<name>` …, the reader standing after the `\` at `start`; `groups` is how many groups have
 * begun so far. `null`, and nothing read, for `\12` where there are no twelve groups: those are octal digits.
 */
export function readReference(reader: PatternReader, start: number, groups: number): Reference | null {
  if (reader.peek() === "k") return readNamed(reader, start);
  if (reader.peek() === "g") return readGeneral(reader, start, groups);
  const before = reader.at;
  const number = Number(reader.take(NUMBER)?.[0] ?? Infinity);
  if (number < 10 || number <= groups || "89".includes(reader.text.charAt(before))) return number;
  reader.at = before;
  return null;
}

function readNamed(reader: PatternReader, start: number): Reference {
  const found = reader.take(NAMED);
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  if (name === undefined)
    throw reader.malformed(start, "`\\k` is followed by the name of a group, as in `\\k<name>`");
  return name;
}

function readGeneral(reader: PatternReader, start: number, groups: number): Reference {
  if (/[<']/.test(reader.text.charAt(reader.at + 1)))
    throw reader.unsupported(start, "calling a group as a subroutine is not supported");
  const found = reader.take(GENERAL);
  if (found === null) throw reader.malformed(start, "`\\g` is followed by a group, as in `\\g{1}`");
  if (found[3] !== undefined) return found[3];
  const number = Number(found[2] ?? found[5]);
  const sign = found[1] ?? found[4];
  if (sign === "-") return groups - number + 1;
  return sign === "+" ? groups + number : number;
}
