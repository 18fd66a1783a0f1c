import type { RowPlace, ShownRow } from "./shown-row.ts";

/** A row that was cut, or cannot be told from one. */
export function cutRow(row: RowPlace, words = "is a row that was cut or is damaged."): ShownRow {
  return { ...row, status: "unreadable", reason: "truncated-output", words };
}
