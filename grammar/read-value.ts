import type { IToken } from "chevrotain";
import type { FaultList } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import { readString } from "./read-string.ts";
import type { Dialect, RangeSyntax, TermSyntax, ValueSyntax, WordSyntax } from "./syntax.ts";
import { spanOfToken } from "./token-span.ts";
import * as tokens from "./tokens.ts";
import { ValueStack } from "./value-stack.ts";

/** What reading a value needs to know beside its tokens. */
export interface ReadingContext {
  readonly source: string;
  readonly dialect: Dialect;
  readonly faults: FaultList;
}

const TYPOGRAPHIC_QUOTE = /^[\u2018-\u201f\u00ab]/;

/** The value that a run of operands, operators and parentheses stands for, `null` where there is no operand. */
export function readValue(run: readonly IToken[], context: ReadingContext): ValueSyntax | null {
  const stack = new ValueStack(context.faults);
  let termKey: IToken | null = null;
  for (const token of run) {
    if (token.tokenType === tokens.TermKey) termKey = token;
    else if (isConnective(token)) stack.connective(token);
    else {
      stack.operand(termKey === null ? readOperand(token, context) : readTerm(termKey, token, context));
      termKey = null;
    }
  }
  return stack.finish();
}

/** One operand that is a single token. */
export function readOperand(token: IToken, { dialect, faults }: ReadingContext): ValueSyntax {
  if (token.tokenType === tokens.Text) return readString(token, dialect, faults);
  if (token.tokenType === tokens.Range) return readRange(token);
  return readWord(token, faults);
}

function isConnective({ tokenType }: IToken): boolean {
  return tokenType === tokens.Operator || tokenType === tokens.LParen || tokenType === tokens.RParen;
}

function readTerm(key: IToken, token: IToken, { dialect, faults }: ReadingContext): TermSyntax {
  const value = readString(token, dialect, faults);
  return { kind: "term", name: "regex", value, span: { start: key.startOffset, end: value.span.end } };
}

function readRange(token: IToken): RangeSyntax | WordSyntax {
  const [first, last, ...more] = token.image.slice(1, -1).split("..");
  const span = spanOfToken(token);
  if (first === undefined || last === undefined || more.length > 0) {
    return { kind: "word", value: token.image, span };
  }
  return { kind: "range", first: first.trim(), last: last.trim(), span };
}

function readWord(token: IToken, faults: FaultList): WordSyntax {
  const span = spanOfToken(token);
  if (TYPOGRAPHIC_QUOTE.test(token.image)) {
    faults.add({
      code: "AUD1026",
      span,
      message: `A typographic quote does not open a string: ${foundText(token.image)}`,
      hint: 'Use the plain quote ".',
    });
  }
  return { kind: "word", value: token.image, span };
}
