import type { IToken } from "chevrotain";
import type { Span } from "../src/model/span.ts";

/** Where a token stands. Tokens carry their start only: lines and ends cost a third of the speed. */
export function spanOfToken(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}
