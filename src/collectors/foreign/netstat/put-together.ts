/** A line of a text with its number, counted from 1. */
export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

const PROTOCOL_ALONE = /^\s*(?:tcp|udp|udpl)(?:4|6|46)?\s*$/;
const MOST_CELLS = 8;

/** The lines of a text but blank ones. Rows that were copied with one cell a line are put together again. */
export function putTogether(text: string): readonly NumberedLine[] {
  const lines: { line: number; text: string }[] = [];
  let cells = 0;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trimEnd();
    if (line === "") continue;
    const last = lines.at(-1);
    if (last !== undefined && cells > 0 && cells < MOST_CELLS && isCell(line)) {
      last.text += ` ${line.trim()}`;
      cells += 1;
    } else {
      lines.push({ line: index + 1, text: line });
      cells = PROTOCOL_ALONE.test(line) ? 1 : 0;
    }
  }
  return lines;
}

function isCell(line: string): boolean {
  return /^\s*\S+\s*$/.test(line) && !PROTOCOL_ALONE.test(line);
}
