import type { Row } from "./parse-rows.ts";

/** The table that a row is from, by its columns. `joined`: of sockets and processes at once. */
export type RowKind = "listening-port" | "open-socket" | "process" | "joined" | "partial" | "other";

const OF_PROCESSES = ["on_disk", "cmdline", "parent", "name", "uid"];

/** Tells the table of a row. `partial` is a row of sockets that lacks a column without which it says nothing. */
export function kindOfRow(row: Row): RowKind {
  const isProcess = row.pid !== undefined && OF_PROCESSES.some((column) => row[column] !== undefined);
  const isSocket = row.port !== undefined || row.local_port !== undefined;
  if (!isSocket) return isProcess ? "process" : "other";
  if (isProcess) return "joined";
  if (row.protocol === undefined || row.family === undefined) return "partial";
  if (row.port !== undefined) return "listening-port";
  return row.remote_port === undefined ? "partial" : "open-socket";
}
