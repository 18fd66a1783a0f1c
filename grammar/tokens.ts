import { createToken, Lexer } from "chevrotain";
import { matchText } from "./match-text.ts";
import { TAG_NAMES } from "./tags.ts";

/** Chevrotain sorts first characters beyond Latin-1 into buckets of 255: one of each bucket stands for all. */
const BEYOND_LATIN_1 = Array.from({ length: 258 }, (_, bucket) => Math.min(256 + bucket * 255, 0xffff));
const WORD_STARTS = Array.from({ length: 256 }, (_, code) => code)
  .filter((code) => !/[\s"'|&,()<>#]/.test(String.fromCharCode(code)))
  .concat(BEYOND_LATIN_1);

const TAG_NAME = "[A-Za-z_][\\w.-]*";
const IN_VALUE_PLACE = "(?<=:[ \\t]*)";
/** Bounded repetition: a line of a million quotes must not fill the stack of the regular expression engine. */
const WELL_FORMED_REST = `(?=[^<>"'\\n]*(?:"[^"\\n]*"[^<>"'\\n]*|'[^'\\n]*'[^<>"'\\n]*){0,64}>)`;

export const Blank = createToken({ name: "Blank", pattern: /\s+/, group: Lexer.SKIPPED });
export const Comment = createToken({ name: "Comment", pattern: /#[^\r\n]*/, group: "comments" });

/** `<then>`, `<debug/>`. */
export const PlainTag = createToken({
  name: "PlainTag",
  pattern: new RegExp(`<[ \\t]*${TAG_NAME}[ \\t]*/?>`),
});
/** `</then>`. */
export const ClosingTag = createToken({
  name: "ClosingTag",
  pattern: new RegExp(`<[ \\t]*/[ \\t]*${TAG_NAME}[ \\t]*>`),
});
/** `<condition` where a `>` follows on the same line. */
export const TagStart = createToken({
  name: "TagStart",
  pattern: new RegExp(`<[ \\t]*${TAG_NAME}${WELL_FORMED_REST}`),
  push_mode: "tag",
});
/** A tag without its `>`, or with a quote that does not close: up to the next tag or the end of the line. */
export const BrokenTag = createToken({
  name: "BrokenTag",
  pattern: new RegExp(`<[ \\t]*(?:/[ \\t]*)?${TAG_NAME}[^<>\\r\\n]*>?`),
});

/** `keyword :`. */
export const Key = createToken({ name: "Key", pattern: /[A-Za-z_][\w.-]*[ \t]*:/ });
/** `regex:` before a quote, where an operand stands. */
export const TermKey = createToken({
  name: "TermKey",
  pattern: /(?<=:[ \t]*|[,|&(]\s*)regex[ \t]*:(?=[ \t]*["'])/i,
  start_chars_hint: ["r", "R"],
});
/** `http://host`, `<none>`: what looks like a keyword or a tag, but stands right behind a colon. */
export const OddWord = createToken({
  name: "OddWord",
  pattern: new RegExp(
    `${IN_VALUE_PLACE}(?:[A-Za-z_][\\w.-]*:[^\\s"'|&,()<>#]+|<(?![ \\t]*/?[ \\t]*(?:${TAG_NAMES.join("|")})\\b)[^\\s"'<>]+>)`,
    "i",
  ),
  start_chars_hint: Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_<"),
});
export const Range = createToken({
  name: "Range",
  pattern: /\[[^[\]\n"'<>#|&,()]*\](?![^\s"'|&,()<>#])/,
});
export const Word = createToken({
  name: "Word",
  pattern: /[^\s"'|&,()<>#]+(?:'[A-Za-z]+)?/,
  start_chars_hint: WORD_STARTS,
});
export const Operator = createToken({ name: "Operator", pattern: /\|\|?|&&|,/ });
export const LParen = createToken({ name: "LParen", pattern: "(" });
export const RParen = createToken({ name: "RParen", pattern: ")" });
/** What fits nowhere: a lone `&`, `<` or `>`. */
export const Junk = createToken({ name: "Junk", pattern: /[&<>]/ });

/** `"…"` or `'…'`; the payload says what had to be assumed about its end. */
export const Text = createToken({
  name: "Text",
  pattern: matchText,
  start_chars_hint: ['"', "'"],
  line_breaks: true,
});

export const TagBlank = createToken({ name: "TagBlank", pattern: /\s+/, group: Lexer.SKIPPED });
export const TagEnd = createToken({ name: "TagEnd", pattern: /\/?>/, pop_mode: true });
export const AttributeKey = createToken({ name: "AttributeKey", pattern: /[A-Za-z_][\w.-]*[ \t]*:/ });
export const Colon = createToken({ name: "Colon", pattern: ":" });
export const TagString = createToken({ name: "TagString", pattern: /"[^"\n]*"|'[^'\n]*'/ });
export const TagWord = createToken({
  name: "TagWord",
  pattern: /[^\s"'<>:/]+(?:\/[^\s"'<>:/]+)?/,
  start_chars_hint: WORD_STARTS,
});
export const TagJunk = createToken({
  name: "TagJunk",
  pattern: /[^\s>]/,
  start_chars_hint: Array.from(`"'|&,()<#/:`),
});
