import type { TokenType } from "chevrotain";
import { endOfName, endOfSpaces, isNameStart } from "./characters.ts";
import type { Cut } from "./cut.ts";
import { cut, endOfMatch } from "./cut.ts";
import * as tokens from "./tokens.ts";

const [SLASH, COLON, GREATER, QUOTE, APOSTROPHE] = [47, 58, 62, 34, 39];

/** Bounded repetition: a line of a million quotes must not fill the stack of the regular expression engine. */
const WELL_FORMED_REST = /[^<>"'\n]*(?:"[^"\n]*"[^<>"'\n]*|'[^'\n]*'[^<>"'\n]*){0,64}>/y;
/** The same over several lines, where nothing but attributes stands on them. Only there is it surely one tag. */
const ATTRIBUTE_LINES =
  /(?:[ \t]*:[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>]+))?(?:\s+[A-Za-z_][\w.-]*[ \t]*:[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>]+)){0,16}\s*\/?>/y;
const BROKEN_REST = /[^<>\r\n]*>?/y;
const TAG_STRING = /"[^"\n]*"|'[^'\n]*'/y;
const TAG_WORD = /[^\s"'<>:/|&,()#][^\s"'<>:/]*(?:\/[^\s"'<>:/]+)?/y;

/** The token at a `<`: a whole tag, the start of one with a value or attributes, or `Junk`. */
export function cutTag(text: string, start: number): Cut {
  const slash = endOfSpaces(text, start + 1);
  const isClosing = text.charCodeAt(slash) === SLASH;
  const name = isClosing ? endOfSpaces(text, slash + 1) : slash;
  if (!isNameStart(text.charCodeAt(name))) return cut(tokens.Junk, start + 1);
  const nameEnd = endOfName(text, name);
  return isClosing ? cutClosing(text, nameEnd) : cutOpening(text, nameEnd);
}

function cutClosing(text: string, nameEnd: number): Cut {
  const end = endOfSpaces(text, nameEnd);
  return text.charCodeAt(end) === GREATER ? cut(tokens.ClosingTag, end + 1) : cutBroken(text, nameEnd);
}

function cutOpening(text: string, nameEnd: number): Cut {
  const end = endOfTag(text, endOfSpaces(text, nameEnd));
  if (end !== null) return cut(tokens.PlainTag, end);
  const isWellFormed =
    endOfMatch(WELL_FORMED_REST, text, nameEnd) !== null ||
    endOfMatch(ATTRIBUTE_LINES, text, nameEnd) !== null;
  return isWellFormed ? cut(tokens.TagStart, nameEnd) : cutBroken(text, nameEnd);
}

function cutBroken(text: string, nameEnd: number): Cut {
  return cut(tokens.BrokenTag, endOfMatch(BROKEN_REST, text, nameEnd) ?? nameEnd);
}

/** The token at anything but white space between `<name` and `>`. */
export function cutInsideTag(text: string, start: number): Cut {
  const code = text.charCodeAt(start);
  const tagEnd = endOfTag(text, start);
  if (tagEnd !== null) return cut(tokens.TagEnd, tagEnd);
  if (code === COLON) return cut(tokens.Colon, start + 1);
  const colon = isNameStart(code) ? endOfSpaces(text, endOfName(text, start)) : start;
  if (text.charCodeAt(colon) === COLON) return cut(tokens.AttributeKey, colon + 1);
  if (code === QUOTE || code === APOSTROPHE)
    return cutMatch(tokens.TagString, endOfMatch(TAG_STRING, text, start), start);
  return cutMatch(tokens.TagWord, endOfMatch(TAG_WORD, text, start), start);
}

/** The end of `>` or `/>`. */
function endOfTag(text: string, at: number): number | null {
  const code = text.charCodeAt(at);
  if (code === GREATER) return at + 1;
  return code === SLASH && text.charCodeAt(at + 1) === GREATER ? at + 2 : null;
}

function cutMatch(type: TokenType, end: number | null, start: number): Cut {
  return end === null ? cut(tokens.TagJunk, start + 1) : cut(type, end);
}
