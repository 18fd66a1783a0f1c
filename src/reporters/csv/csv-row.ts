import { printableLines } from "../../support/printable.ts";

/** What a spreadsheet takes for the beginning of a formula, also behind blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** Most cells: nothing in them has to be looked at more closely. */
const PLAIN = /^(?:[A-Za-z0-9](?:[\w ./:;()-]*[\w./:;()-])?)?$/;

/**
 * One record of RFC 4180, but ended by a line feed alone. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it; so does one that begins with an apostrophe, so that a reader can take exactly one away.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(",")}\n`;
}

function cellOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const shown = printableLines(text);
  const guarded = FORMULA.test(shown) || shown.startsWith("'") ? `'${shown}` : shown;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
