import { shorten } from "../wording/shorten.ts";

/** A line with its number in the file, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

const MOST = 100;

/** Lines as Nessus lists them, `          21: text`; of very many, and of very long ones, only the beginning. */
export function numberedLines(lines: readonly NumberedLine[]): readonly string[] {
  const shown = lines.slice(0, MOST).map(({ number, text }) => `          ${number}: ${shorten(text, 4096)}`);
  return lines.length <= MOST ? shown : [...shown, `          (${lines.length - MOST} more lines)`];
}
