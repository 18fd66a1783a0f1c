/** A place in a text; both count from 1, `column` in UTF-16 units. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines of one text. Offsets beyond its ends count as the ends; lines that do not exist are empty. */
export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  /** Offsets of a line, without its line break (`\n`, `\r\n` or a lone `\r`). */
  rangeOf(line: number): { readonly start: number; readonly end: number };
}

const LINE_BREAK = /\r\n|\n|\r/g;

/** Looks at the text only when the first question comes: most files have no diagnostic. */
export function lineIndex(text: string): LineIndex {
  let lazyStarts: readonly number[] | null = null;
  const starts = (): readonly number[] => (lazyStarts ??= startsOf(text));
  return {
    get lineCount() {
      return starts().length;
    },
    positionAt(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = lineOf(starts(), inside);
      return { line: line + 1, column: inside - (starts()[line] ?? 0) + 1 };
    },
    rangeOf(line) {
      const start = starts()[line - 1] ?? text.length;
      const next = starts()[line] ?? text.length;
      return { start, end: start + text.slice(start, next).replace(/[\r\n]+$/, "").length };
    },
  };
}

function startsOf(text: string): number[] {
  if (!text.includes("\r")) return startsBehindLineFeeds(text);
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(LINE_BREAK)) starts.push(index + lineBreak.length);
  return starts;
}

function startsBehindLineFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last start that is not behind `offset`. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
