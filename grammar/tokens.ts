import { createToken } from "chevrotain";

/** `keyword :`. */
export const Key = createToken({ name: "Key" });
/** `regex:` before a quote, where an operand stands. */
export const TermKey = createToken({ name: "TermKey" });
/** `"…"` or `'…'`. */
export const Text = createToken({ name: "Text" });
/** A bare word. */
export const Word = createToken({ name: "Word" });
/** `http://host`, `<none>`: what looks like a keyword or a tag, but stands right behind a colon. */
export const OddWord = createToken({ name: "OddWord" });
/** `[first..last]`. */
export const Range = createToken({ name: "Range" });
/** `||`, `&&`, `|` or `,`. */
export const Operator = createToken({ name: "Operator" });
export const LParen = createToken({ name: "LParen" });
export const RParen = createToken({ name: "RParen" });
/** What fits nowhere: a lone `&`, `<` or `>`. */
export const Junk = createToken({ name: "Junk" });

/** `<then>`, `<debug/>`. */
export const PlainTag = createToken({ name: "PlainTag" });
/** `</then>`. */
export const ClosingTag = createToken({ name: "ClosingTag" });
/** `<condition` where a `>` follows on the same line. The next seven stand between it and its `TagEnd`. */
export const TagStart = createToken({ name: "TagStart" });
/** A tag without its `>`, or with a quote that does not close: up to the next tag or the end of the line. */
export const BrokenTag = createToken({ name: "BrokenTag" });

export const TagEnd = createToken({ name: "TagEnd" });
/** `attribute :`. */
export const AttributeKey = createToken({ name: "AttributeKey" });
export const Colon = createToken({ name: "Colon" });
/** `"…"` or `'…'` without escapes, on one line. */
export const TagString = createToken({ name: "TagString" });
export const TagWord = createToken({ name: "TagWord" });
export const TagJunk = createToken({ name: "TagJunk" });

/** Every type of token. */
export const TOKENS = [
  ...[Key, TermKey, Text, Word, OddWord, Range, Operator, LParen, RParen, Junk],
  ...[PlainTag, ClosingTag, TagStart, BrokenTag],
  ...[TagEnd, AttributeKey, Colon, TagString, TagWord, TagJunk],
];
