import { foundText } from "./found-text.ts";
import { readString } from "./read-string.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { RangeSyntax, TermSyntax, ValueSyntax, WordSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

/** One operand that is a single token. */
export function readOperand(token: Token, context: ReadingContext): ValueSyntax {
  if (token.tokenType === tokens.Text) return readString(token, context);
  if (token.tokenType === tokens.Range) return readRange(token);
  return readWord(token, context);
}

/** `regex:"…"`. */
export function readTerm({ startOffset: start }: Token, text: Token, context: ReadingContext): TermSyntax {
  const value = readString(text, context);
  return { kind: "term", name: "regex", value, span: { start, end: value.span.end } };
}

function readRange({ image, span }: Token): RangeSyntax | WordSyntax {
  const [first, last, ...more] = image.slice(1, -1).split("..");
  if (first === undefined || last === undefined || more.length > 0) {
    return { kind: "word", value: image, span };
  }
  return { kind: "range", first: first.trim(), last: last.trim(), span };
}

function readWord({ source, span }: Token, { names, faults }: ReadingContext): WordSyntax {
  const value = names.cut(source, span);
  if (isTypographicQuote(value.charCodeAt(0))) {
    faults.add({
      code: "AUD1026",
      span,
      message: `A typographic quote does not open a string: ${foundText(value)}`,
      hint: 'Use the plain quote ".',
    });
  }
  return { kind: "word", value, span };
}

function isTypographicQuote(code: number): boolean {
  return code === 0xab || (code >= 0x2018 && code <= 0x201f);
}
