import type { TokenType } from "chevrotain";

/**
 * What had to be assumed about the end of a string: `unterminated` has no closing quote and a likely end, `cut-line`
 * none either, and surely ends with its line.
 */
export type StringFault = "none" | "unterminated" | "cut-line" | "naked-quotes";

/** The type of a token and the offset behind it. */
export interface Cut {
  readonly type: TokenType;
  readonly end: number;
  readonly fault: StringFault;
}

/** A token whose end is certain. */
export function cut(type: TokenType, end: number): Cut {
  return { type, end, fault: "none" };
}

/** Where a pattern that matches at `start` ends; `null` where it does not match. The pattern is a sticky one. */
export function endOfMatch(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
