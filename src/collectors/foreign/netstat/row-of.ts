import { cutRow } from "../shown-sockets/cut-row.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { bsdRow } from "./bsd-row.ts";
import { linuxRow } from "./linux-row.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowContext } from "./row-context.ts";

/** Reads a row by the mark that stands before its ports: a colon on Linux, a dot elsewhere. */
export function rowOf(cells: RowCells, context: RowContext): ShownRow {
  const { line, protocol, local, foreign } = cells;
  const mark = portMark(local);
  if (/[.:](?:\*|[\w+-]+)$/.test(foreign) && portMark(foreign) === mark)
    return mark === ":" ? linuxRow(cells, context) : bsdRow(cells, context);
  return cutRow({ line, transport: protocol.transport, shows: protocol.family ?? "both" });
}

/** The mark that stands before the port of an address. */
export function portMark(end: string): ":" | "." {
  return end.lastIndexOf(":") > end.lastIndexOf(".") ? ":" : ".";
}
