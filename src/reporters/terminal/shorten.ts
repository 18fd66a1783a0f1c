import { grouped } from "../wording/count-of.ts";
import { dim } from "./piece.ts";
import type { Line } from "./piece.ts";
import { paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** A list as long as the reader wants it, and what is to be said about the rest of it. */
export interface Shortened<T> {
  readonly shown: readonly T[];
  readonly rest: readonly Line[];
}

/** The first `limit` items, or all of them in a verbose report or where only one would be left out. */
export function shorten<T>(sheet: Sheet, items: readonly T[], limit: number): Shortened<T> {
  const hidden = items.length - limit;
  if (sheet.detail === "verbose" || hidden <= 1) return { shown: items, rest: [] };
  const text = `… and ${grouped(hidden)} more (--verbose shows all)`;
  return { shown: items.slice(0, limit), rest: paragraph(sheet, [dim(text)]) };
}
