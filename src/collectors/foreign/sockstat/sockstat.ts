import type { ForeignFormat, ForeignReading, ReadingAids } from "../foreign-format.ts";
import { heldTables, remarksOn } from "../held-sockets/held-tables.ts";
import type { ListedRow } from "../held-sockets/row-reading.ts";
import { noTables } from "../shown-sockets/shown-tables.ts";
import { sockstatColumns } from "./sockstat-columns.ts";
import { sockstatRow } from "./sockstat-row.ts";

/** The output of sockstat. */
export const sockstat: ForeignFormat = {
  id: "sockstat",
  summary: "sockstat of FreeBSD, with any of -4, -6, -l, -P, -s and -w.",
  cannotShow: [
    "the executable of an owner: the command name is the process's own, and cut to ten characters without -w",
    "whether a TCP socket without a peer listens or is only bound, without -l or -s",
    "users by number",
    "whether the list was narrowed (-p, -j, -L, grep)",
    "who holds a socket that has `?` in place of its process: the kernel, or a process that may not be seen",
  ],
  showsAll: "sockstat -46",
  recognise: (start) =>
    start.split("\n", 60).some((line) => sockstatColumns(line) !== null) ? "certain" : "no",
  parse,
};

function parse(text: string, aids: ReadingAids): ForeignReading {
  if (text.trim() === "") return nothing("malformed-output", "The output of sockstat is empty.");
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) => sockstatColumns(line) !== null);
  if (header === -1) return nothing("malformed-output", "The text lacks the header of sockstat.");
  if (!text.endsWith("\n")) return nothing("truncated-output", "The output of sockstat ends within a line.");
  const rows = rowsBehind(lines, header, aids);
  if (rows.length === 0) return nothing("not-recorded", "sockstat lists no Internet socket.");
  return { variant: "sockstat of FreeBSD", tables: heldTables("sockstat", rows), remarks: remarksOn(rows) };
}

function rowsBehind(lines: readonly string[], header: number, aids: ReadingAids): readonly ListedRow[] {
  const columns = sockstatColumns(lines[header] ?? "");
  if (columns === null) return [];
  return lines.flatMap((text, index) => {
    if (index <= header || text.trim() === "" || sockstatColumns(text) !== null) return [];
    return sockstatRow({ text, line: index + 1, columns }, aids) ?? [];
  });
}

function nothing(
  reason: "malformed-output" | "truncated-output" | "not-recorded",
  detail: string,
): ForeignReading {
  return {
    variant: "sockstat of FreeBSD",
    tables: noTables({ status: "unavailable", reason, detail }),
    remarks: [],
  };
}
