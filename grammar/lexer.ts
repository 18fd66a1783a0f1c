import type { ILexerConfig } from "chevrotain";
import { Lexer } from "chevrotain";
import * as tokens from "./tokens.ts";

/** Order matters: the first pattern that matches wins. */
const POLICY_MODE = [
  tokens.Blank,
  tokens.OddWord,
  tokens.TermKey,
  tokens.Key,
  tokens.Text,
  tokens.Range,
  tokens.Word,
  tokens.ClosingTag,
  tokens.PlainTag,
  tokens.TagStart,
  tokens.BrokenTag,
  tokens.Comment,
  tokens.Operator,
  tokens.LParen,
  tokens.RParen,
  tokens.Junk,
];

/** Between `<name` and `>`. */
const TAG_MODE = [
  tokens.TagBlank,
  tokens.TagEnd,
  tokens.AttributeKey,
  tokens.Colon,
  tokens.TagString,
  tokens.TagWord,
  tokens.TagJunk,
];

export const TOKENS = [...POLICY_MODE, ...TAG_MODE];

/** Cuts any text into tokens without an error: what fits nowhere is `Junk` or `TagJunk`. */
export function createLexer(config: ILexerConfig): Lexer {
  const modes = { policy: POLICY_MODE, tag: TAG_MODE };
  return new Lexer({ modes, defaultMode: "policy" }, { positionTracking: "onlyOffset", ...config });
}
