import type { Owners } from "../../../model/listening-socket.ts";
import type { ForeignReading, ReadingAids } from "../foreign-format.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { cutRow } from "../shown-sockets/cut-row.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { noTables, shownTables } from "../shown-sockets/shown-tables.ts";
import { windowsCells, windowsRow } from "./windows-row.ts";
import type { WindowsCells } from "./windows-row.ts";

const LONGEST = 4096;
/** The number that the kernel of Windows always has, which `-b` cannot look into. */
const SYSTEM = 4;

interface WindowsEntry {
  readonly cells: WindowsCells;
  /** Program in brackets, which `-b` writes behind the row. */
  program: string;
}

/** Reads the netstat of Windows in any language: only the rows are looked at. */
export function windowsText(text: string, aids: ReadingAids): ForeignReading {
  const entries: WindowsEntry[] = [];
  const damaged: ShownRow[] = [];
  const lines = text.trimEnd().split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const cells = windowsCells(line.slice(0, LONGEST), index + 1);
    const program = /^\s*\[([^\]]{1,260})\]\s*$/.exec(line.slice(0, LONGEST))?.[1];
    const last = entries.at(-1);
    if (cells !== null) entries.push({ cells, program: "" });
    else if (program !== undefined && last?.program === "") last.program = program;
    else damaged.push(...damagedRow(line, index + 1));
  }
  const rows = [...entries.map((entry) => windowsRow(entry.cells, ownersOf(entry), aids)), ...damaged];
  return {
    variant: "netstat of Windows",
    tables: tablesOf(rows, { lines: lines.length, entries, text }),
    remarks: [],
  };
}

function damagedRow(line: string, at: number): readonly ShownRow[] {
  const [, alone, protocol = alone] =
    /^>?\s*(?:(TC?P?|UD?P?)|(TCP|UDP)\s+\S.*)$/.exec(line.slice(0, LONGEST)) ?? [];
  if (protocol === undefined) return [];
  const transport = protocol.startsWith("T") ? "tcp" : "udp";
  return [cutRow({ line: at, transport, shows: "both" })];
}

function ownersOf({ cells: { pid }, program }: WindowsEntry): Owners {
  if (pid === null)
    return shownOwners([], "not-recorded", "The output has no numbers of processes: netstat ran without -o.");
  const name = program === "" && pid === SYSTEM ? "System" : program;
  const owner = foreignOwner({ pid, name, nameFrom: name === "" ? "the number" : "the file name" });
  return shownOwners([owner], "not-supported", "netstat shows one owner of each socket.");
}

interface WholeText {
  readonly lines: number;
  readonly entries: readonly WindowsEntry[];
  readonly text: string;
}

/** A last row with fewer words than the others of its kind was cut. */
function tablesOf(rows: readonly ShownRow[], { lines, entries, text }: WholeText): ForeignReading["tables"] {
  const last = entries.at(-1)?.cells;
  const isLast = last?.line === lines && !text.endsWith("\n");
  const isCut = isLast && last.pid === null && entries.some(({ cells }) => cells.pid !== null);
  if (isCut || rows.some((row) => row.line === lines && isCutRow(row))) {
    const detail = `The output ends within line ${lines}.`;
    return noTables({ status: "unavailable", reason: "truncated-output", detail });
  }
  return shownTables({ rows, servers: "unsaid", lists: 1 });
}

function isCutRow(row: ShownRow): boolean {
  return row.status === "unreadable" && row.reason === "truncated-output";
}
