/** A set of bytes as 256 bits: bit 65 stands for `A`. A pattern without UTF mode matches bytes, as PCRE does. */
export type CharacterSet = bigint;

/** No byte. */
export const NO_CHARACTERS: CharacterSet = 0n;

/** Every byte. */
export const ALL_CHARACTERS: CharacterSet = (1n << 256n) - 1n;

const UPPER = rangeOf(0x41, 0x5a);
const LOWER = rangeOf(0x61, 0x7a);

const SINGLES: readonly CharacterSet[] = Array.from({ length: 256 }, (_, code) => 1n << BigInt(code));

/** The set of the one byte `code`, 0 to 255. */
export function setOf(code: number): CharacterSet {
  return SINGLES[code] ?? NO_CHARACTERS;
}

/** The bytes from `first` to `last`, both included. */
export function rangeOf(first: number, last: number): CharacterSet {
  return (1n << BigInt(last + 1)) - (1n << BigInt(first));
}

/** The bytes of a text of ASCII characters. */
export function charactersOf(text: string): CharacterSet {
  let set = NO_CHARACTERS;
  for (const character of text) set |= setOf(character.charCodeAt(0));
  return set;
}

/** Every byte that is not in `set`. */
export function complementOf(set: CharacterSet): CharacterSet {
  return ALL_CHARACTERS & ~set;
}

/** The set with the other case of each of its ASCII letters; bytes above 127 have no case, as in the C locale. */
export function foldCase(set: CharacterSet): CharacterSet {
  return set | ((set & UPPER) << 32n) | ((set & LOWER) >> 32n);
}

/** The set as inclusive ranges in rising order. */
export function rangesIn(set: CharacterSet): readonly (readonly [first: number, last: number])[] {
  const ranges: [number, number][] = [];
  const bits = set.toString(2);
  if (set !== NO_CHARACTERS && (set & (set - 1n)) === 0n) return [[bits.length - 1, bits.length - 1]];
  for (let code = 0; code < bits.length; code++) {
    if (bits[bits.length - 1 - code] !== "1") continue;
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}
