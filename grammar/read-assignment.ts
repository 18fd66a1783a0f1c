import type { IToken } from "chevrotain";
import type { Span } from "../src/model/span.ts";
import type { AssignmentCst } from "./cst.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./read-value.ts";
import { readOperand, readValue } from "./read-value.ts";
import { tokensInOrder } from "./source-order.ts";
import type { AssignmentSyntax, ValueSyntax } from "./syntax.ts";
import { spanOfToken } from "./token-span.ts";

/** `keyword : value`; a value that is missing becomes an empty word behind the colon. */
export function readAssignment(node: AssignmentCst, context: ReadingContext): AssignmentSyntax {
  const [key] = node.children.Key;
  const keyword = key.image.slice(0, -1).trimEnd();
  const keywordSpan = { start: key.startOffset, end: key.startOffset + keyword.length };
  const operand = onlyOperand(node);
  const run = operand === null ? tokensInOrder(node).slice(1) : [operand];
  const value = operand === null ? readValue(run, context) : readOperand(operand, context);
  const end = spanOfToken(run.at(-1) ?? key).end;
  return {
    kind: "assignment",
    keyword,
    keywordSpan,
    value: value ?? missingValue(keyword, { keywordSpan, end }, context),
    span: { start: key.startOffset, end },
  };
}

/** Nearly every value is one operand: it needs no sorting and no stack. */
function onlyOperand({ children }: AssignmentCst): IToken | null {
  const { Text, Word, Operator, LParen, RParen, TermKey } = children;
  if ((Operator ?? LParen ?? RParen ?? TermKey) !== undefined) return null;
  return (Text ?? Word)?.[0] ?? null;
}

function missingValue(
  keyword: string,
  { keywordSpan, end }: { readonly keywordSpan: Span; readonly end: number },
  { faults }: ReadingContext,
): ValueSyntax {
  faults.add({
    code: "AUD1022",
    span: keywordSpan,
    message: `The keyword ${foundText(keyword)} has no value.`,
    hint: `Write ${foundText(keyword)} : "value"`,
  });
  return { kind: "word", value: "", span: { start: end, end } };
}
