import type { ForeignFormat, ForeignReading, ReadingAids, Recognition } from "../foreign-format.ts";
import { heldTables, remarksOn } from "../held-sockets/held-tables.ts";
import { noTables } from "../shown-sockets/shown-tables.ts";
import { rowsOf } from "./rows-of.ts";
import { isFieldOutput, parseFields } from "./parse-fields.ts";
import { isSocketRow, isTableHeader, parseTable } from "./parse-table.ts";

/** The output of lsof: its table, or its fields for programs. */
export const lsof: ForeignFormat = {
  id: "lsof",
  summary: "lsof on Linux, the BSDs, macOS, AIX and Solaris: its table, also without `-i`, and `-F`, `-F0`.",
  cannotShow: [
    "the executable of an owner: the command name is the process's own, and cut to nine characters without +c0",
    "sockets that no process holds, such as those of the kernel (NFS, WireGuard)",
    "processes that whoever ran it may not look into",
    "whether the list was narrowed (-i :PORT, -p, -u, -s, grep)",
    "the interface a socket is bound to",
    "whether :: also serves IPv4",
  ],
  showsAll: "lsof -nP -i",
  recognise,
  parse,
};

function recognise(start: string): Recognition {
  if (isFieldOutput(start)) return "certain";
  const lines = start.slice(0, 16_384).split("\n", 60);
  if (lines.some(isTableHeader)) return "certain";
  return isSocketRow(lines[0] ?? "") ? "likely" : "no";
}

function parse(text: string, aids: ReadingAids): ForeignReading {
  if (text.trim() === "") return nothing("malformed-output", NOTHING);
  const list = isFieldOutput(text) ? parseFields(text) : parseTable(text.split(/\r?\n/));
  if (list === null) return nothing("malformed-output", "This is no output of lsof with a row in it.");
  if (!text.endsWith("\n")) return nothing("truncated-output", "The output of lsof ends within a line.");
  const rows = rowsOf(list, aids);
  if (rows.length === 0)
    return nothing("not-recorded", "lsof lists no Internet socket: run `lsof -nP -i` as root.");
  return {
    variant: list.variant,
    tables: heldTables("lsof", rows),
    remarks: [...list.remarks, ...remarksOn(rows)],
  };
}

const NOTHING =
  "The output of lsof is empty. It prints nothing where there are no sockets, and nothing where it may not see them.";

function nothing(
  reason: "malformed-output" | "truncated-output" | "not-recorded",
  detail: string,
): ForeignReading {
  return { variant: "lsof", tables: noTables({ status: "unavailable", reason, detail }), remarks: [] };
}
