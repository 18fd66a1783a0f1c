import type { DigitSet } from "./port-automaton.ts";

/** Every digit. */
export const ALL_DIGITS: DigitSet = 0b11_1111_1111;

/** The digits that one literal character stands for: itself, or none. */
export function digitsOfCharacter(character: string): DigitSet {
  return /^[0-9]$/.test(character) ? 1 << Number(character) : 0;
}

/** The digits of an escape such as `\d`; `null` where the escape is not about one character. */
export function digitsOfEscape(letter: string): DigitSet | null {
  if ("dwSHNR".includes(letter)) return letter === "R" ? 0 : ALL_DIGITS;
  if ("DWshvVnrtfae".includes(letter)) return letter === "V" ? ALL_DIGITS : 0;
  return /^[A-Za-z0-9]$/.test(letter) ? null : 0;
}

/** The digits between two characters of a class, both included; `null` where the range runs backwards. */
export function digitsOfRange(from: string, to: string): DigitSet | null {
  if (from > to) return null;
  let digits = 0;
  for (let digit = 0; digit <= 9; digit++) {
    const character = String(digit);
    if (character >= from && character <= to) digits |= 1 << digit;
  }
  return digits;
}

/** The digits of a POSIX class name (`digit`, `alnum` …), `null` for an unknown name. */
export function digitsOfPosixClass(name: string): DigitSet | null {
  if (["digit", "alnum", "xdigit", "graph", "print", "word", "ascii"].includes(name)) return ALL_DIGITS;
  return ["alpha", "blank", "cntrl", "lower", "punct", "space", "upper"].includes(name) ? 0 : null;
}
