import type { AssignmentStep } from "./steps-of.ts";
import type { SourceGaps } from "./source-gaps.ts";
import type { ValuePart } from "./value-parts.ts";

/**
 * `keyword : value` as lines. A value that the author spread over lines stays spread, its lines below the first part;
 * but the first part always stands behind the colon.
 */
export function valueLines(
  { node, width }: AssignmentStep,
  parts: readonly ValuePart[],
  gaps: SourceGaps,
): string[] {
  const below = " ".repeat(width + 3);
  const lines: string[] = [];
  let line = `${node.keyword.padEnd(width)} :`;
  let previous: ValuePart | null = null;
  for (const part of parts) {
    if (isOnNewLine(previous, part, gaps)) {
      lines.push(line);
      line = below + part.text;
    } else line += blankBetween(previous, part) + part.text;
    previous = part;
  }
  lines.push(line);
  return lines;
}

function isOnNewLine(previous: ValuePart | null, { start }: ValuePart, gaps: SourceGaps): boolean {
  if (previous === null) return false;
  return gaps.breaksIn(previous.end, start) > 0 || previous.kind === "comment";
}

function blankBetween(previous: ValuePart | null, { kind }: ValuePart): "" | " " {
  return previous?.kind === "open" || kind === "close" || kind === "comma" ? "" : " ";
}
