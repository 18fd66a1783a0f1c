import { endOfBlanks, endOfName, endOfSpaces, endOfWord } from "./characters.ts";
import type { Cut } from "./cut.ts";
import { cut, endOfMatch } from "./cut.ts";
import { TAG_NAMES } from "./tags.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

const [COLON, APOSTROPHE] = [58, 39];

const REGEX_TERM = /regex[ \t]*:(?=[ \t]*["'])/iy;
const APOSTROPHE_REST = /'[A-Za-z]+/y;
const RANGE = /\[[^[\]\n"'<>#|&,()]*\](?![^\s"'|&,()<>#])/y;
const ODD_TAG = new RegExp(`<(?![ \\t]*/?[ \\t]*(?:${TAG_NAMES.join("|")})\\b)[^\\s"'<>]+>`, "iy");

/** The token at a letter: `keyword :`, a bare word, or `regex :` before a string. */
export function cutName(text: string, start: number, previous: Token | null): Cut {
  const nameEnd = endOfName(text, start);
  const colon = endOfBlanks(text, nameEnd);
  if (text.charCodeAt(colon) !== COLON) return cutWord(text, nameEnd);
  return cutOddName(text, start, previous) ?? cut(tokens.Key, colon + 1);
}

/** What looks like a keyword and is a part of a value: `http://host`, `regex : "…"`. */
function cutOddName(text: string, start: number, previous: Token | null): Cut | null {
  const isValue = isBehindColon(start, previous);
  const colon = endOfName(text, start);
  const wordEnd = endOfWord(text, colon);
  if (isValue && text.charCodeAt(colon) === COLON && wordEnd > colon + 1) return cut(tokens.OddWord, wordEnd);
  const end = isValue || isBehindOperator(previous) ? endOfMatch(REGEX_TERM, text, start) : null;
  return end === null ? null : cut(tokens.TermKey, end);
}

/** The rest of a bare word. An apostrophe between letters belongs to it. */
export function cutWord(text: string, start: number): Cut {
  const end = endOfWord(text, start);
  if (text.charCodeAt(end) !== APOSTROPHE) return cut(tokens.Word, end);
  return cut(tokens.Word, endOfMatch(APOSTROPHE_REST, text, end) ?? end);
}

/** `[first..last]`, or a bare word that begins with a bracket. */
export function cutRange(text: string, start: number): Cut {
  const end = endOfMatch(RANGE, text, start);
  return end === null ? cutWord(text, start) : cut(tokens.Range, end);
}

/** `<none>` where a value stands, `null` for anything else. */
export function cutOddTag(text: string, start: number, previous: Token | null): Cut | null {
  const end = isBehindColon(start, previous) ? endOfMatch(ODD_TAG, text, start) : null;
  return end === null ? null : cut(tokens.OddWord, end);
}

function isBehindColon(start: number, previous: Token | null): boolean {
  return previous?.tokenType === tokens.Key && endOfSpaces(previous.source, previous.end) === start;
}

function isBehindOperator(previous: Token | null): boolean {
  return previous?.tokenType === tokens.Operator || previous?.tokenType === tokens.LParen;
}
