import { remember } from "../../support/remember.ts";
import { ALL_CHARACTERS, NO_CHARACTERS, rangesIn } from "../syntax/character-set.ts";
import type { CharacterSet } from "../syntax/character-set.ts";

/**
 * Bytes above 127 are matched as characters of the private use area from here on: neither engine knows a case or a
 * class for them, just as the C locale does not.
 */
const HIGH_BYTES = 0xf700;

/** How an engine writes the character of a number. */
export type CharacterNotation = (code: number) => string;

/** Policies use few sets, and each of them thousands of times. */
const MOST_REMEMBERED = 1000;

/** Writes sets of bytes as classes of an engine's own notation. */
export function setWriter(notation: CharacterNotation): (set: CharacterSet) => string {
  return remember(MOST_REMEMBERED, (set) => writeSet(set, notation));
}

function writeSet(set: CharacterSet, notation: CharacterNotation): string {
  if (set === ALL_CHARACTERS) return "[\\s\\S]";
  if (set === NO_CHARACTERS) return "[^\\s\\S]";
  const ranges = rangesIn(set).flatMap(splitHigh);
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined && only[0] === only[1]) return notation(only[0]);
  const members = ranges.map(([first, last]) =>
    first === last ? notation(first) : `${notation(first)}-${notation(last)}`,
  );
  return `[${members.join("")}]`;
}

/** Moves the bytes above 127 of a text of bytes to where the engines expect them. */
export function moveHighBytes(bytes: string): string {
  return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(HIGH_BYTES + byte.charCodeAt(0)));
}

function splitHigh([first, last]: readonly [number, number]): readonly (readonly [number, number])[] {
  if (last < 128) return [[first, last]];
  const high = [HIGH_BYTES + Math.max(first, 128), HIGH_BYTES + last] as const;
  return first < 128 ? [[first, 127], high] : [high];
}
