import {
  ALL_DIGITS,
  digitsOfCharacter,
  digitsOfEscape,
  digitsOfPosixClass,
  digitsOfRange,
} from "./digit-class.ts";
import type { DigitSet } from "./port-automaton.ts";

type DigitClass =
  | { readonly status: "read"; readonly digits: DigitSet; readonly end: number }
  | { readonly status: "malformed"; readonly message: string; readonly offset: number };

type Member =
  | { readonly kind: "set"; readonly digits: DigitSet; readonly end: number }
  | { readonly kind: "character"; readonly character: string; readonly end: number };

/** Reads the bracket expression that starts at `start` (`[0-9]`, `[^13]`, `[[:digit:]]`, `[\d]`). */
export function readDigitClass(pattern: string, start: number): DigitClass {
  const isNegated = pattern[start + 1] === "^";
  const first = start + (isNegated ? 2 : 1);
  let at = first;
  let digits = 0;
  while (at === first || pattern[at] !== "]") {
    if (at >= pattern.length) return { status: "malformed", message: "`[` is never closed", offset: start };
    const member = readRange(pattern, at);
    if (typeof member === "string") return { status: "malformed", message: member, offset: at };
    digits |= member.digits;
    at = member.end;
  }
  return { status: "read", digits: isNegated ? ALL_DIGITS & ~digits : digits, end: at + 1 };
}

function readRange(pattern: string, at: number): { digits: DigitSet; end: number } | string {
  const from = readMember(pattern, at);
  if (typeof from === "string") return from;
  if (from.kind === "set") return from;
  if (pattern[from.end] !== "-" || pattern[from.end + 1] === "]" || from.end + 1 >= pattern.length)
    return { digits: digitsOfCharacter(from.character), end: from.end };
  const to = readMember(pattern, from.end + 1);
  if (typeof to === "string") return to;
  if (to.kind === "set") return "a range in `[…]` ends in one character";
  const digits = digitsOfRange(from.character, to.character);
  return digits === null
    ? `the range ${from.character}-${to.character} runs backwards`
    : { digits, end: to.end };
}

function readMember(pattern: string, at: number): Member | string {
  const posix = /^\[:(\^?)([a-z]*):\]/.exec(pattern.slice(at, at + 16));
  if (posix !== null) {
    const digits = digitsOfPosixClass(posix[2] ?? "");
    if (digits === null) return `\`${posix[0]}\` is not a POSIX class`;
    return {
      kind: "set",
      digits: posix[1] === "^" ? ALL_DIGITS & ~digits : digits,
      end: at + posix[0].length,
    };
  }
  if (pattern[at] !== "\\") return { kind: "character", character: pattern.charAt(at), end: at + 1 };
  const letter = pattern.charAt(at + 1);
  const digits = digitsOfEscape(letter);
  if (letter === "" || digits === null) return `\`\\${letter}\` is not supported in \`[…]\``;
  if (/[A-Za-z]/.test(letter)) return { kind: "set", digits, end: at + 2 };
  return { kind: "character", character: letter, end: at + 2 };
}
