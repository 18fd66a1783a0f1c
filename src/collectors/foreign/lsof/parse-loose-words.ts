import type { FileList, ListedFile } from "./listed-file.ts";
import { fileOfRow, shapeOf } from "./table-row.ts";

/** COMMAND PID USER FD TYPE, as in every row of a list that is not of threads. */
const TYPE = 4;
const MOST_WORDS_OF_ROW = 12;

interface Word {
  readonly text: string;
  readonly line: number;
}

/**
 * Reads a table that was broken into words, one or more a line, as tables are that were copied from a page. A row has
 * COMMAND to NAME, and the state as part of NAME or as one word more.
 */
export function parseLooseWords(lines: readonly string[], firstLine: number): FileList {
  const words = lines.flatMap((line, index) =>
    wordsIn(line).map((text) => ({ text, line: firstLine + index })),
  );
  const files: ListedFile[] = [];
  let at = 0;
  while (at < words.length) {
    const row = rowAt(words, at);
    if (row === null) break;
    files.push(row.file);
    at = row.end;
  }
  const rest = words[at];
  const lost =
    rest === undefined
      ? []
      : [{ line: rest.line, reason: "malformed-output" as const, words: "begins no row of lsof." }];
  return { variant: "lsof, a table broken into words", files, lost, remarks: [] };
}

function wordsIn(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== "");
}

function rowAt(
  words: readonly Word[],
  at: number,
): { readonly file: ListedFile; readonly end: number } | null {
  const texts = words.slice(at, at + MOST_WORDS_OF_ROW).map(({ text }) => text);
  const shape = shapeOf(texts, TYPE);
  if (shape === null) return null;
  const hasState = texts[shape.node + 2]?.startsWith("(") === true;
  const length = shape.node + (hasState ? 3 : 2);
  const file = fileOfRow(texts.slice(0, length), shape, words[at]?.line ?? 0);
  return { file, end: at + length };
}
