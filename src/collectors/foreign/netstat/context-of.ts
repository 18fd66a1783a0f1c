import type { ReadingAids } from "../foreign-format.ts";
import type { NumberedLine } from "./put-together.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowContext } from "./row-context.ts";
import { portMark } from "./row-of.ts";

const HEADING = /Local Address.*Foreign Address/i;
const NARROWEST = 18;
const LINUX_COLUMN = 23;

/** What the rows have in common, from the first heading and a look at all rows. */
export function contextOf(
  lines: readonly NumberedLine[],
  rows: readonly RowCells[],
  aids: ReadingAids,
): RowContext {
  const heading = lines.find(({ text }) => HEADING.test(text.slice(0, 400)))?.text.slice(0, 400) ?? "";
  const width = heading.indexOf("Foreign Address") - heading.indexOf("Local Address") - 1;
  return {
    aids,
    columnWidth: width >= NARROWEST ? width : null,
    cells: rows.some(isWide) ? "wide" : "cut",
    naming: rows.some(hasName) ? "names" : "numbers",
    columns: /\(state\)(.*)$/.exec(heading)?.[1]?.trim().split(/\s+/) ?? [],
    bareProtocol: rows.some(({ protocol }) => protocol.family === "ipv4") ? "both" : "ipv4",
  };
}

function isWide({ local }: RowCells): boolean {
  return portMark(local) === ":" && local.length > LINUX_COLUMN;
}

function hasName({ local, foreign }: RowCells): boolean {
  return [local, foreign].some((end) => /[.:][A-Za-z][A-Za-z\d-]*$/.test(end) || /^[g-z]/i.test(end));
}
