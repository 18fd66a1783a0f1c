import { createToken, Lexer } from "chevrotain";
import { matchText } from "./match-text.ts";
import { TAG_NAMES } from "./tags.ts";

/** Chevrotain sorts first characters beyond Latin-1 into buckets of 255: one of each bucket stands for all. */
const BEYOND_LATIN_1 = Array.from({ length: 258 }, (_, bucket) => Math.min(256 + bucket * 255, 0xffff));
const WORD_STARTS = Array.from({ length: 256 }, (_, code) => code)
  .filter((code) => !/[\s"'|&,()<>#]/.test(String.fromCharCode(code)))
  .concat(BEYOND_LATIN_1);

const NAME_STARTS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
/** What `\s` matches; hints spare Chevrotain the reading of each pattern at every start of the command. */
const BLANK_STARTS = Array.from(
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
);

const TAG_NAME = "[A-Za-z_][\\w.-]*";
const IN_VALUE_PLACE = "(?<=:[ \\t]*)";
/** Bounded repetition: a line of a million quotes must not fill the stack of the regular expression engine. */
const WELL_FORMED_REST = `(?=[^<>"'\\n]*(?:"[^"\\n]*"[^<>"'\\n]*|'[^'\\n]*'[^<>"'\\n]*){0,64}>)`;

export const Blank = createToken({
  name: "Blank",
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  start_chars_hint: BLANK_STARTS,
  line_breaks: true,
});
export const Comment = createToken({
  name: "Comment",
  pattern: /#[^\r\n]*/,
  group: "comments",
  start_chars_hint: ["#"],
  line_breaks: false,
});

/** `<then>`, `<debug/>`. */
export const PlainTag = createToken({
  name: "PlainTag",
  start_chars_hint: ["<"],
  line_breaks: false,
  pattern: new RegExp(`<[ \\t]*${TAG_NAME}[ \\t]*/?>`),
});
/** `</then>`. */
export const ClosingTag = createToken({
  name: "ClosingTag",
  start_chars_hint: ["<"],
  line_breaks: false,
  pattern: new RegExp(`<[ \\t]*/[ \\t]*${TAG_NAME}[ \\t]*>`),
});
/** `<condition` where a `>` follows on the same line. */
export const TagStart = createToken({
  name: "TagStart",
  start_chars_hint: ["<"],
  line_breaks: false,
  pattern: new RegExp(`<[ \\t]*${TAG_NAME}${WELL_FORMED_REST}`),
  push_mode: "tag",
});
/** A tag without its `>`, or with a quote that does not close: up to the next tag or the end of the line. */
export const BrokenTag = createToken({
  name: "BrokenTag",
  start_chars_hint: ["<"],
  line_breaks: false,
  pattern: new RegExp(`<[ \\t]*(?:/[ \\t]*)?${TAG_NAME}[^<>\\r\\n]*>?`),
});

/** `keyword :`. */
export const Key = createToken({
  name: "Key",
  start_chars_hint: NAME_STARTS,
  line_breaks: false,
  pattern: /[A-Za-z_][\w.-]*[ \t]*:/,
});
/** `regex:` before a quote, where an operand stands. */
export const TermKey = createToken({
  name: "TermKey",
  line_breaks: false,
  pattern: /(?<=:[ \t]*|[,|&(]\s*)regex[ \t]*:(?=[ \t]*["'])/i,
  start_chars_hint: ["r", "R"],
});
/** `http://host`, `<none>`: what looks like a keyword or a tag, but stands right behind a colon. */
export const OddWord = createToken({
  name: "OddWord",
  line_breaks: false,
  pattern: new RegExp(
    `${IN_VALUE_PLACE}(?:[A-Za-z_][\\w.-]*:[^\\s"'|&,()<>#]+|<(?![ \\t]*/?[ \\t]*(?:${TAG_NAMES.join("|")})\\b)[^\\s"'<>]+>)`,
    "i",
  ),
  start_chars_hint: [...NAME_STARTS, "<"],
});
export const Range = createToken({
  name: "Range",
  start_chars_hint: ["["],
  line_breaks: false,
  pattern: /\[[^[\]\n"'<>#|&,()]*\](?![^\s"'|&,()<>#])/,
});
export const Word = createToken({
  name: "Word",
  line_breaks: false,
  pattern: /[^\s"'|&,()<>#]+(?:'[A-Za-z]+)?/,
  start_chars_hint: WORD_STARTS,
});
export const Operator = createToken({
  name: "Operator",
  start_chars_hint: ["|", "&", ","],
  line_breaks: false,
  pattern: /\|\|?|&&|,/,
});
export const LParen = createToken({ name: "LParen", pattern: "(" });
export const RParen = createToken({ name: "RParen", pattern: ")" });
/** What fits nowhere: a lone `&`, `<` or `>`. */
export const Junk = createToken({
  name: "Junk",
  start_chars_hint: ["&", "<", ">"],
  line_breaks: false,
  pattern: /[&<>]/,
});

/** `"…"` or `'…'`; the payload says what had to be assumed about its end. */
export const Text = createToken({
  name: "Text",
  pattern: matchText,
  start_chars_hint: ['"', "'"],
  line_breaks: true,
});

export const TagBlank = createToken({
  name: "TagBlank",
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  start_chars_hint: BLANK_STARTS,
  line_breaks: true,
});
export const TagEnd = createToken({
  name: "TagEnd",
  start_chars_hint: ["/", ">"],
  line_breaks: false,
  pattern: /\/?>/,
  pop_mode: true,
});
export const AttributeKey = createToken({
  name: "AttributeKey",
  start_chars_hint: NAME_STARTS,
  line_breaks: false,
  pattern: /[A-Za-z_][\w.-]*[ \t]*:/,
});
export const Colon = createToken({ name: "Colon", pattern: ":" });
export const TagString = createToken({
  name: "TagString",
  start_chars_hint: ['"', "'"],
  line_breaks: false,
  pattern: /"[^"\n]*"|'[^'\n]*'/,
});
export const TagWord = createToken({
  name: "TagWord",
  line_breaks: false,
  pattern: /[^\s"'<>:/]+(?:\/[^\s"'<>:/]+)?/,
  start_chars_hint: WORD_STARTS,
});
export const TagJunk = createToken({
  name: "TagJunk",
  line_breaks: false,
  pattern: /[^\s>]/,
  start_chars_hint: Array.from(`"'|&,()<#/:`),
});
