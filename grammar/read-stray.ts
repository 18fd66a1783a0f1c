import type { IToken } from "chevrotain";
import type { Span } from "../src/model/span.ts";
import type { Fault } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./read-value.ts";
import { readOperand } from "./read-value.ts";
import type { AssignmentSyntax } from "./syntax.ts";
import { spanOfToken } from "./token-span.ts";
import * as tokens from "./tokens.ts";

/** Tokens of one line that belong to nothing, and the assignment before them on that line, if any. */
interface StrayLine {
  readonly run: [IToken, ...IToken[]];
  readonly before: AssignmentSyntax | null;
  readonly source: string;
}

const KEYWORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Reports what belongs to no assignment, one fault for each line; `keyword "value"` becomes an assignment. */
export function readStray(
  run: readonly IToken[],
  before: AssignmentSyntax | null,
  context: ReadingContext,
): AssignmentSyntax[] {
  return linesOf(run, before, context.source).flatMap((line) => {
    const assignment = assignmentWithoutColon(line, context);
    if (assignment !== null) return assignment;
    context.faults.add(faultOf(line));
    return [];
  });
}

function linesOf(run: readonly IToken[], before: AssignmentSyntax | null, source: string): StrayLine[] {
  const lines: StrayLine[] = [];
  let end = before?.span.end ?? 0;
  for (const token of run) {
    const breaks = source.slice(end, token.startOffset).includes("\n");
    const line = lines.at(-1);
    if (line !== undefined && !breaks) line.run.push(token);
    else lines.push({ run: [token], before: breaks ? null : before, source });
    end = spanOfToken(token).end;
  }
  return lines;
}

function assignmentWithoutColon(
  { run, before }: StrayLine,
  context: ReadingContext,
): AssignmentSyntax | null {
  const [first, operand] = run;
  if (before !== null || run.length !== 2 || operand === undefined) return null;
  if (!isKeyword(first) || !isOperand(operand)) return null;
  const keywordSpan = spanOfToken(first);
  context.faults.add({
    code: "AUD1025",
    span: keywordSpan,
    message: `Expected a colon after the keyword ${foundText(first.image)}.`,
    hint: `Write ${foundText(first.image)} : ${foundText(operand.image)}`,
  });
  const value = readOperand(operand, context);
  const span = { start: keywordSpan.start, end: value.span.end };
  return { kind: "assignment", keyword: first.image, keywordSpan, value, span };
}

function faultOf(line: StrayLine): Fault {
  const span = spanOfLine(line);
  const found = foundText(line.source.slice(span.start, span.end));
  const last = line.run.at(-1);
  if (last?.payload === "unterminated") return openingQuoteFault(span, found);
  if (line.before !== null) return trailingFault(line.before, span, found);
  return {
    code: "AUD1023",
    span,
    message: `Expected a keyword or a tag, found ${found}`,
    hint: "A line looks like keyword : value. A comment begins with #.",
  };
}

function openingQuoteFault(span: Span, found: string): Fault {
  const hint = "Put a quote before the first word, too, or escape this one with a backslash.";
  return { code: "AUD1026", span, message: `A quote closes nothing here: ${found}`, hint };
}

function trailingFault(before: AssignmentSyntax, span: Span, found: string): Fault {
  return {
    code: "AUD1024",
    span,
    message: `Unexpected text after the value of ${foundText(before.keyword)}: ${found}`,
    hint:
      before.value.kind === "string"
        ? "Escape quotes inside the string with a backslash, or join several values with || or &&."
        : "Put a value of several words in double quotes.",
  };
}

/** A string that is never closed may run on for lines; the fault shows the first one. */
function spanOfLine({ run, source }: StrayLine): Span {
  const { start } = spanOfToken(run[0]);
  const { end } = spanOfToken(run.at(-1) ?? run[0]);
  const lineBreak = source.slice(start, end).search(/\r?\n/);
  return { start, end: lineBreak === -1 ? end : start + lineBreak };
}

function isKeyword(token: IToken): boolean {
  return token.tokenType === tokens.Word && KEYWORD.test(token.image);
}

function isOperand({ tokenType, payload }: IToken): boolean {
  const isValue = tokenType === tokens.Text || tokenType === tokens.Word || tokenType === tokens.Range;
  return isValue && payload !== "unterminated";
}
