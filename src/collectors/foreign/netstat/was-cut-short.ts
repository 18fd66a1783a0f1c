import type { Unavailable } from "../../../model/observation.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import type { RowCells } from "./row-cells.ts";

/** Whether a text ends within its last row: all that it did not come to is unknown then. */
export function wasCutShort(
  text: string,
  cells: readonly RowCells[],
  rows: readonly ShownRow[],
): Unavailable | null {
  const row = rows.at(-1);
  if (row === undefined || !isAtEnd(row, text)) return null;
  const isCut =
    (row.status === "unreadable" && row.reason === "truncated-output") || /\n[tu][cd]?$/.test(text.slice(-3));
  if (!isCut && (text.endsWith("\n") || !isShorter(cells))) return null;
  return {
    status: "unavailable",
    reason: "truncated-output",
    detail: `The output ends within line ${row.line}.`,
  };
}

/** Whether nothing follows a row but cells of its own, copied one a line. */
function isAtEnd({ line }: ShownRow, text: string): boolean {
  const lines = text.trimEnd().split("\n");
  return lines.slice(line).every((rest) => /^\s*\S*\s*$/.test(rest.slice(0, 200)));
}

/** Whether the last row has fewer words than all others of its transport, or a state that none of them has. */
function isShorter(cells: readonly RowCells[]): boolean {
  const last = cells.at(-1);
  const same = cells.slice(0, -1).filter(({ protocol }) => protocol.transport === last?.protocol.transport);
  if (last === undefined || same.length === 0) return false;
  const words = wordsOf(last);
  const fewest = same.reduce((least, entry) => Math.min(least, wordsOf(entry).length), 4);
  if (words.length < fewest) return true;
  const [state = ""] = words;
  return (
    last.protocol.transport === "tcp" &&
    state.length < 6 &&
    !same.some((entry) => wordsOf(entry)[0] === state)
  );
}

function wordsOf({ rest }: RowCells): readonly string[] {
  return rest.split(/\s+/).filter((word) => word !== "");
}
