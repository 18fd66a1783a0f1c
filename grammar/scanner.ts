import { isBlank, isNameStart } from "./characters.ts";
import { cutInsideTag, cutTag } from "./cut-tag.ts";
import { cutName, cutOddTag, cutRange, cutWord } from "./cut-word.ts";
import type { Cut } from "./cut.ts";
import { cut } from "./cut.ts";
import { likelyStringEnd, plainStringEnd } from "./string-end.ts";
import type { CommentSyntax, Dialect } from "./syntax.ts";
import { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

/** Enough to make each start of the parser cheap, few enough to be gone before the memory is full. */
const BATCH = 4096;

/**
 * A token or comment takes about 100 bytes in the tree, an opening tag four times as much: a text that goes beyond
 * this would fill the memory. A million items of three keywords are within it.
 */
const MOST_TOKENS = 12_000_000;
const TOKENS_OF_AN_ELEMENT = 4;
/** The tokens of one value, or of text that belongs to nothing, are held at the same time. */
const LONGEST_RUN = 2_000_000;

const [LINE_FEED, RETURN, QUOTE, HASH, AND, APOSTROPHE, OPEN, CLOSE] = [10, 13, 34, 35, 38, 39, 40, 41];
const [COMMA, LESS, GREATER, OPEN_SQUARE, BAR] = [44, 60, 62, 91, 124];

const ELEMENT_STARTS = new Set([
  tokens.Key,
  tokens.PlainTag,
  tokens.ClosingTag,
  tokens.TagStart,
  tokens.BrokenTag,
]);

const OPENING = new Set([tokens.PlainTag, tokens.TagStart, tokens.BrokenTag]);

/** Cuts any text into tokens, without an error: what fits nowhere is `Junk` or `TagJunk`. */
export class Scanner {
  readonly comments: CommentSyntax[] = [];
  readonly #text: string;
  readonly #dialect: Dialect;
  #offset = 0;
  /** Read already, and the first of the next batch. */
  #held: Token | null = null;
  #mode: "policy" | "tag" = "policy";
  #previous: Token | null = null;
  /** How many characters may still be read twice in search of a likely end of a string. */
  #patience: number;
  /** How many tokens may still follow. */
  #room = MOST_TOKENS;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
    this.#patience = 2 * text.length + 10_000;
  }

  /** The next few thousand tokens, none at the end of the text. Each batch begins with a keyword, a tag or both. */
  batch(): Token[] {
    const batch: Token[] = [];
    for (let token = this.#next(); token !== null; token = this.#next()) {
      if (batch.length >= BATCH && ELEMENT_STARTS.has(token.tokenType)) {
        this.#held = token;
        break;
      }
      batch.push(token);
      if (batch.length > LONGEST_RUN) this.#room = 0;
    }
    return batch;
  }

  /** Where the text was found to be too dense to be read; `null` where it was not. */
  get fullAt(): number | null {
    return this.#room > 0 ? null : this.#offset;
  }

  #next(): Token | null {
    const held = this.#held;
    this.#held = null;
    return held ?? this.#scan();
  }

  #scan(): Token | null {
    const start = this.#skipBlanks();
    this.#offset = start;
    if (start === this.#text.length || this.#room <= 0) return null;
    const found = this.#mode === "tag" ? this.#cutInsideTag(start) : this.#cut(start);
    const token = new Token(this.#text, start, found);
    this.#offset = found.end;
    this.#room -= OPENING.has(found.type) ? TOKENS_OF_AN_ELEMENT : 1;
    this.#previous = token;
    return token;
  }

  /** White space and comments. */
  #skipBlanks(): number {
    const text = this.#text;
    let at = this.#offset;
    for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(at)) {
      if (isBlank(code)) at += 1;
      else if (code === HASH && this.#mode === "policy" && this.#room > 0) at = this.#comment(at);
      else break;
    }
    return at;
  }

  #comment(start: number): number {
    const text = this.#text;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== LINE_FEED && text.charCodeAt(end) !== RETURN)
      end += 1;
    this.#room -= 1;
    this.comments.push({ kind: "comment", span: { start, end } });
    return end;
  }

  #cutInsideTag(start: number): Cut {
    const found = cutInsideTag(this.#text, start);
    if (found.type === tokens.TagEnd) this.#mode = "policy";
    return found;
  }

  #cut(start: number): Cut {
    const code = this.#text.charCodeAt(start);
    if (isNameStart(code)) return cutName(this.#text, start, this.#previous);
    if (code === QUOTE || code === APOSTROPHE) return this.#cutString(start);
    if (code === LESS) return this.#cutTag(start);
    if (code === OPEN_SQUARE) return cutRange(this.#text, start);
    return cutSign(this.#text, start) ?? cutWord(this.#text, start);
  }

  #cutTag(start: number): Cut {
    const found = cutOddTag(this.#text, start, this.#previous) ?? cutTag(this.#text, start);
    if (found.type === tokens.TagStart) this.#mode = "tag";
    return found;
  }

  /** Where authors forget quotes by the thousand, guessing stops and work stays linear. */
  #cutString(start: number): Cut {
    const endOf = this.#patience > 0 ? likelyStringEnd : plainStringEnd;
    const { end, fault, reread } = endOf(this.#text, start, this.#dialect);
    this.#patience -= reread;
    return { type: tokens.Text, end, fault };
  }
}

/** An operator, a parenthesis or a sign that fits nowhere; `null` where a bare word begins. */
function cutSign(text: string, start: number): Cut | null {
  const code = text.charCodeAt(start);
  const isTwice = text.charCodeAt(start + 1) === code;
  switch (code) {
    case COMMA:
      return cut(tokens.Operator, start + 1);
    case BAR:
      return cut(tokens.Operator, isTwice ? start + 2 : start + 1);
    case AND:
      return isTwice ? cut(tokens.Operator, start + 2) : cut(tokens.Junk, start + 1);
    case OPEN:
      return cut(tokens.LParen, start + 1);
    case CLOSE:
      return cut(tokens.RParen, start + 1);
    case GREATER:
      return cut(tokens.Junk, start + 1);
    default:
      return null;
  }
}
