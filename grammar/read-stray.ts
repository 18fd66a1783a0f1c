import type { Span } from "../src/model/span.ts";
import type { Fault } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./reading-context.ts";
import { readOperand } from "./read-value.ts";
import type { AssignmentSyntax, SkippedSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

/** Tokens of one line that belong to nothing, and the assignment before them on that line, if any. */
interface StrayLine {
  readonly run: [Token, ...Token[]];
  readonly before: AssignmentSyntax | null;
}

const LINE_BREAK = /[\r\n]/;
const KEYWORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Reports what belongs to no assignment, one fault for each line; `keyword "value"` becomes an assignment. */
export function readStray(
  run: readonly Token[],
  before: AssignmentSyntax | null,
  context: ReadingContext,
): (AssignmentSyntax | SkippedSyntax)[] {
  return linesOf(run, before).map((line) => {
    const assignment = assignmentWithoutColon(line, context);
    if (assignment !== null) return assignment;
    context.faults.add(faultOf(line));
    return { kind: "skipped", span: spanOf(line) };
  });
}

function linesOf(run: readonly Token[], before: AssignmentSyntax | null): StrayLine[] {
  const lines: StrayLine[] = [];
  let end = before?.span.end ?? 0;
  for (const token of run) {
    const breaks = LINE_BREAK.test(token.source.slice(end, token.startOffset));
    const line = lines.at(-1);
    if (line !== undefined && !breaks) line.run.push(token);
    else lines.push({ run: [token], before: breaks ? null : before });
    end = token.end;
  }
  return lines;
}

function assignmentWithoutColon(
  { run, before }: StrayLine,
  context: ReadingContext,
): AssignmentSyntax | null {
  const [{ image: keyword, span: keywordSpan, tokenType }, operand] = run;
  if (before !== null || run.length !== 2 || operand === undefined) return null;
  if (tokenType !== tokens.Word || !KEYWORD.test(keyword) || !isOperand(operand)) return null;
  context.faults.add({
    code: "AUD1025",
    span: keywordSpan,
    message: `Expected a colon after the keyword ${foundText(keyword)}.`,
    hint: `Write ${foundText(keyword)} : ${foundText(operand.image)}`,
  });
  const value = readOperand(operand, context);
  const span = { start: keywordSpan.start, end: value.span.end };
  return { kind: "assignment", keyword, keywordSpan, value, span };
}

function faultOf(line: StrayLine): Fault {
  const span = spanOfFirstLine(line);
  const found = foundText(line.run[0].source.slice(span.start, span.end));
  if (isOpen(line.run.at(-1))) return openingQuoteFault(span, found);
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
function spanOfFirstLine(line: StrayLine): Span {
  const { start, end } = spanOf(line);
  const lineBreak = line.run[0].source.slice(start, end).search(/\r?\n/);
  return { start, end: lineBreak === -1 ? end : start + lineBreak };
}

function spanOf({ run }: StrayLine): Span {
  const [first] = run;
  return { start: first.startOffset, end: (run.at(-1) ?? first).end };
}

function isOperand(token: Token): boolean {
  const { tokenType } = token;
  const isValue = tokenType === tokens.Text || tokenType === tokens.Word || tokenType === tokens.Range;
  return isValue && !isOpen(token);
}

/** Whether the token is a string without its closing quote. */
function isOpen(token: Token | undefined): boolean {
  return token?.fault === "unterminated" || token?.fault === "cut-line";
}
