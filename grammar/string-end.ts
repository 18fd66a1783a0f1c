import type { StringFault } from "./cut.ts";
import type { Dialect } from "./syntax.ts";
import { TAG_NAMES } from "./tags.ts";

/** Where a string ends (offset behind it), and what had to be assumed to say so. */
export interface StringEnd {
  readonly end: number;
  readonly fault: StringFault;
  /** Characters that were looked at and will be read again. */
  readonly reread: number;
}

/** The string that opens at `start`; the rest is constant while its end is searched. */
interface OpenString {
  readonly text: string;
  readonly start: number;
  readonly quote: string;
  readonly escape: "escapes" | "raw";
}

const KNOWN_TAG = `<[ \\t]*/?[ \\t]*(?:${TAG_NAMES.join("|")})\\b`;
const KEY = "[A-Za-z_][\\w.-]*\\s*:";
const REST = `[^\\S\\n]*(?:$|\\n|[#|&,]|${KNOWN_TAG}|${KEY})`;

/** What may follow a closing quote: nothing, a comment, a tag, an operator, the next keyword or, by mistake, string. */
const FOLLOWER = new RegExp(`${REST}|[^\\S\\n]+["']|[^\\S\\n]*\\)[)\\s]*(?:$|[#|&,]|<|${KEY})`, "iy");
/** What may follow the last of several quotes that are not escaped: an operator only with the next operand. */
const NAKED_FOLLOWER = new RegExp(
  `[^\\S\\n]*(?:$|\\n|#|${KNOWN_TAG}|${KEY}|(?:,|\\|\\|?|&&)\\s*(?:["'([]|regex\\b)|\\)[)\\s]*(?:$|[#|&,]|<|${KEY}))`,
  "iy",
);
/** What may follow it on a later line. */
const LATER_FOLLOWER = new RegExp(`\\s*(?:$|[#|&,]|${KNOWN_TAG}|${KEY})`, "iy");
/** What may follow the last of several quotes that are not escaped on a later line: parentheses close there, too. */
const LATER_NAKED_FOLLOWER = new RegExp(`${LATER_FOLLOWER.source}|\\s*\\)[)\\s]*(?:$|[#|&,]|<|${KEY})`, "iy");
/** The beginning of a line up to a quote, where that quote seems to open a value. */
const OPENS_VALUE = new RegExp(`[ \\t]*(?:[A-Za-z_]+[ \\t]*:|${KNOWN_TAG}[^"'\\n]*:)[ \\t]*(?=["'])`, "iy");
/** The beginning of a line that does not look like the inside of a string. */
const RESUMES = new RegExp(`[^\\S\\n]*(?:[a-z_]+[ \\t]*:|${KNOWN_TAG})`, "y");
const BLANK_TO_LINE_END = /[^\S\n]*(?:$|\n)/y;
const ONLY_COMMENTS = /(?:[^\S\n]*(?:#[^\n]*)?\n)+/y;
const CLOSING_TAG = /[^\S\n]*<[ \t]*\//y;

/** The end by the letter of the language: the next quote of the same kind that is not escaped. */
export function plainStringEnd(text: string, start: number, dialect: Dialect): StringEnd {
  const quote = nextQuote(openString(text, start, dialect), start + 1);
  if (quote === -1) return { end: text.length, fault: "unterminated", reread: 0 };
  return { end: quote + 1, fault: "none", reread: 0 };
}

/**
 * The end that the author most likely meant. A quote that seems to open the next value is not taken for the closing
 * one, so that a forgotten quote does not swallow the file; nor is one that is followed by what cannot follow a
 * string, if a better one stands on the same line.
 */
export function likelyStringEnd(text: string, start: number, dialect: Dialect): StringEnd {
  const string = openString(text, start, dialect);
  const quote = nextQuote(string, start + 1);
  if (quote === -1) return unterminated(string, text.length);
  const lineStart = lineStartBefore(text, start, quote);
  if (lineStart !== -1 && opensValue(text, lineStart, quote)) return unterminated(string, lineStart);
  return endsLine(text, quote + 1) || isAt(FOLLOWER, text, quote + 1)
    ? { end: quote + 1, fault: "none", reread: 0 }
    : naked(string, quote);
}

function openString(text: string, start: number, dialect: Dialect): OpenString {
  const quote = text.charAt(start);
  return { text, start, quote, escape: dialect === "raw" && quote === '"' ? "raw" : "escapes" };
}

function nextQuote({ text, quote, escape }: OpenString, from: number): number {
  let found = text.indexOf(quote, from);
  if (escape === "raw") return found;
  while (found !== -1 && isEscaped(text, found, from)) found = text.indexOf(quote, found + 1);
  return found;
}

/** Whether an odd number of backslashes stands before `offset`; looks back to `from` at most. */
function isEscaped(text: string, offset: number, from: number): boolean {
  let first = offset;
  while (first > from && text.charCodeAt(first - 1) === 92) first -= 1;
  return (offset - first) % 2 === 1;
}

/** Where the last line between two offsets begins; -1 where they stand on the same line. */
function lineStartBefore(text: string, start: number, offset: number): number {
  let at = offset - 1;
  while (at > start && text.charCodeAt(at) !== 10) at -= 1;
  return at > start ? at + 1 : -1;
}

/** Nearly every string is the last thing on its line: a glance is cheaper than a regular expression. */
function endsLine(text: string, offset: number): boolean {
  const at = text.charCodeAt(offset) === 13 ? offset + 1 : offset;
  return text.charCodeAt(at) === 10;
}

function opensValue(text: string, lineStart: number, quote: number): boolean {
  if (!isAt(OPENS_VALUE, text, lineStart) || OPENS_VALUE.lastIndex !== quote) return false;
  if (isAt(BLANK_TO_LINE_END, text, quote + 1)) return !isAt(LATER_FOLLOWER, text, quote + 1);
  return !isAt(CLOSING_TAG, text, quote + 1);
}

/** The end of a string whose first quote, at `first`, is followed by what cannot follow a string. */
function naked(string: OpenString, first: number): StringEnd {
  const { text } = string;
  const onLine = nakedOnLine(string, first);
  if (onLine !== -1 && isSettled(text, onLine + 1))
    return { end: onLine + 1, fault: "naked-quotes", reread: 0 };
  const stop = nextResumingLine(text, first);
  const last = nakedBefore(string, first, stop);
  if (last !== -1) return { end: last + 1, fault: "naked-quotes", reread: stop - last };
  return onLine === -1
    ? { end: first + 1, fault: "none", reread: stop - first }
    : { end: onLine + 1, fault: "naked-quotes", reread: stop - onLine };
}

/** The first quote on the line of `first`, and behind it, that may close a string; -1 if there is none. */
function nakedOnLine(string: OpenString, first: number): number {
  let previous = first;
  let quote = nextQuote(string, previous + 1);
  while (quote !== -1 && !string.text.slice(previous, quote).includes("\n")) {
    if (isAt(NAKED_FOLLOWER, string.text, quote + 1)) return quote;
    previous = quote;
    quote = nextQuote(string, previous + 1);
  }
  return -1;
}

/** Whether what stands behind a quote, on its line or on the next ones, may follow a string. */
function isSettled(text: string, behind: number): boolean {
  return !isAt(BLANK_TO_LINE_END, text, behind) || isAt(LATER_NAKED_FOLLOWER, text, behind);
}

/**
 * The last quote before a line that goes on with the policy, where nothing but comments stands between them; else -1.
 * A script may have any number of lines that end with a quote.
 */
function nakedBefore(string: OpenString, first: number, stop: number): number {
  let last = first;
  for (let quote = first; quote !== -1 && quote < stop; quote = nextQuote(string, quote + 1)) last = quote;
  const isLast = isAt(ONLY_COMMENTS, string.text, last + 1) && ONLY_COMMENTS.lastIndex >= stop;
  return last > first && isLast ? last : -1;
}

/** Where the next line begins that does not look like the inside of a string; the end of the text, if none does. */
function nextResumingLine(text: string, from: number): number {
  let lineBreak = text.indexOf("\n", from);
  while (lineBreak !== -1 && !isAt(RESUMES, text, lineBreak + 1))
    lineBreak = text.indexOf("\n", lineBreak + 1);
  return lineBreak === -1 ? text.length : lineBreak + 1;
}

/** Ends the string before the first line up to `stop` that resumes the policy, else at `stop`. */
function unterminated({ text, start }: OpenString, stop: number): StringEnd {
  const firstBreak = text.indexOf("\n", start);
  let lineBreak = firstBreak;
  while (lineBreak !== -1 && lineBreak + 1 < stop && !isAt(RESUMES, text, lineBreak + 1)) {
    lineBreak = text.indexOf("\n", lineBreak + 1);
  }
  const behind = lineBreak === -1 || lineBreak >= stop ? stop : lineBreak;
  const end = Math.max(text.charAt(behind - 1) === "\r" ? behind - 1 : behind, start + 1);
  const isCertain = behind === firstBreak && behind + 1 < text.length;
  return { end, fault: isCertain ? "cut-line" : "unterminated", reread: stop - end };
}

function isAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
