import type { Span } from "../../model/span.ts";
import type { LineIndex } from "../../support/line-index.ts";

/** Where a diagnostic stands, counted from 1 in UTF-16 units; the end is the column behind the last character. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The region of a span, in the names that SARIF has for it. */
export function regionOf({ start, end }: Span, lines: LineIndex): Region {
  const first = lines.positionAt(start);
  const last = lines.positionAt(Math.max(start, end));
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
  };
}
