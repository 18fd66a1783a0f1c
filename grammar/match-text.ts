import type { CustomPatternMatcherReturn, IToken } from "chevrotain";
import { dialectOf } from "./dialect.ts";
import type { StringEnd } from "./string-end.ts";
import { likelyStringEnd, plainStringEnd } from "./string-end.ts";
import type { Dialect } from "./syntax.ts";

/** What is known while one text is cut into tokens. */
interface Lexing {
  readonly dialect: Dialect;
  /** How many characters may still be read twice in search of a likely end of a string. */
  patience: number;
}

/** Chevrotain hands a pattern no context but the list of tokens so far, which is one object per text. */
const lexings = new WeakMap<readonly IToken[], Lexing>();

/** Matches a string. Where authors forget quotes by the thousand, guessing stops and work stays linear. */
export function matchText(
  text: string,
  offset: number,
  tokens: readonly IToken[],
): CustomPatternMatcherReturn | null {
  const quote = text.charCodeAt(offset);
  if (quote !== 34 && quote !== 39) return null;
  const { end, fault } = endOf(text, offset, lexingOf(text, tokens));
  const image: CustomPatternMatcherReturn = [text.slice(offset, end)];
  if (fault !== "none") image.payload = fault;
  return image;
}

function lexingOf(text: string, tokens: readonly IToken[]): Lexing {
  const known = lexings.get(tokens);
  if (known !== undefined) return known;
  const lexing = { dialect: dialectOf(text), patience: 2 * text.length + 10_000 };
  lexings.set(tokens, lexing);
  return lexing;
}

function endOf(text: string, offset: number, lexing: Lexing): StringEnd {
  if (lexing.patience <= 0) return plainStringEnd(text, offset, lexing.dialect);
  const found = likelyStringEnd(text, offset, lexing.dialect);
  lexing.patience -= found.reread;
  return found;
}
