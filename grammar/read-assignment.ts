import { endOfName } from "./characters.ts";
import type { Fault } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { AssignmentSyntax, ValueSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";

/** What stands behind `keyword :`. */
interface WrittenValue {
  /** `null` where there is no operand. */
  readonly value: ValueSyntax | null;
  /** Offset behind the last token of it, 0 where there is none. */
  readonly end: number;
}

/** `keyword : value`; a value that is missing becomes an empty word behind the colon. */
export function readAssignment(
  { source, startOffset: start, end: keyEnd }: Token,
  written: WrittenValue,
  { faults, names }: ReadingContext,
): AssignmentSyntax {
  const keywordSpan = { start, end: endOfName(source, start) };
  const keyword = names.cut(source, keywordSpan);
  const end = Math.max(keyEnd, written.end);
  if (written.value === null) faults.add(missingValue(keyword, keywordSpan));
  return {
    kind: "assignment",
    keyword,
    keywordSpan,
    value: written.value ?? { kind: "word", value: "", span: { start: end, end } },
    span: { start, end },
  };
}

function missingValue(keyword: string, span: Fault["span"]): Fault {
  return {
    code: "AUD1022",
    span,
    message: `The keyword ${foundText(keyword)} has no value.`,
    hint: `Write ${foundText(keyword)} : "value"`,
  };
}
