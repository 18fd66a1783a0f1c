import { printable } from "../../support/printable.ts";
import { countOf } from "../wording/count-of.ts";
import { cutText } from "../wording/cut-text.ts";

const LINES = 400;
const COLUMNS = 500;

/** Lines as a block of code that no line of them ends (CommonMark 4.5): its fence is longer than any run in it. */
export function fencedBlock(lines: readonly string[]): string {
  const shown = lines
    .slice(0, LINES)
    .map((line) => cutText(printable(line.replaceAll("\t", "  ")).trimEnd(), COLUMNS));
  if (lines.length > LINES) shown.push(`… and ${countOf(lines.length - LINES, "line")} more`);
  const text = shown.join("\n");
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
