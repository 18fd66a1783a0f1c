import { numberedLines } from "../text-files/numbered-line.ts";
import type { NumberedLine } from "../text-files/numbered-line.ts";

/** A file with its lines that have none of the forms. */
interface ReadFile {
  readonly path: string;
  readonly lines: readonly NumberedLine[];
}

const MOST_FILES = 100;

/** The files with stray lines, or all of them where there is no such line. */
export function grammarActual(files: readonly ReadFile[]): string {
  const broken = files.filter(({ lines }) => lines.length > 0);
  if (broken.length === 0)
    return titled(
      "Compliant file(s):",
      files.map(({ path }) => `      ${path}`),
    );
  const blocks = broken.map(({ path, lines }) =>
    [`      ${path} - no regex found in the following lines:`, ...numberedLines(lines)].join("\n"),
  );
  return titled("Non-compliant file(s):", blocks);
}

function titled(title: string, blocks: readonly string[]): string {
  return blocks.length === 0 ? "" : [title, ...blocks.slice(0, MOST_FILES)].join("\n");
}
