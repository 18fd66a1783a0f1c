import { plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

const DEEPEST_INDENT = 8;

/** A text that somebody wrote in lines: its line breaks, indents and single blank lines are kept. */
export function prose(sheet: Sheet, texts: readonly string[]): readonly Line[] {
  const lines = texts
    .join("\n\n")
    .replace(/\t/g, "  ")
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  const kept = lines.filter((line, index) => line !== "" || (index > 0 && lines[index - 1] !== ""));
  if (kept.at(-1) === "") kept.pop();
  return kept.flatMap((line) => (line === "" ? [[]] : proseLine(sheet, line)));
}

function proseLine(sheet: Sheet, line: string): readonly Line[] {
  const indent = Math.min(DEEPEST_INDENT, line.length - line.trimStart().length);
  return indented(sheet, indent, (inner) => paragraph(inner, [plain(line.trimStart())]));
}
