import type { ListeningSocketsFacts } from "../../../model/evidence.ts";
import type { EvidenceGap, Seen, Unavailable } from "../../../model/observation.ts";
import type { SocketTable } from "../../../model/listening-socket.ts";
import type { ForeignReading } from "../foreign-format.ts";
import { SOCKET_TABLES } from "../../../model/listening-socket.ts";
import { joinHolders } from "./join-holders.ts";
import type { HeldSocket, ListedRow } from "./row-reading.ts";
import { viewOf } from "./view-of.ts";
import type { ListView } from "./view-of.ts";

const MOST_REMARKS = 100;

/** The rows of one table, and of its transport in both families. */
interface TableRows {
  readonly table: SocketTable;
  readonly own: readonly ListedRow[];
  readonly ofTransport: readonly ListedRow[];
}

/**
 * The tables behind a list of processes with their sockets. A list speaks of the transports and of the families that it
 * has rows of: the rest may have been left out (`-i4`, `-iTCP`, `grep`), so it is absent and not empty.
 */
export function heldTables(tool: string, rows: readonly ListedRow[]): ForeignReading["tables"] {
  const view = viewOf(tool, new Set(rows.flatMap(({ user }) => user ?? [])));
  const lost = faultOf(rows.filter(({ reading }) => tableOf(reading) === null));
  if (lost !== null) return Object.fromEntries(SOCKET_TABLES.map((table) => [table, lost]));
  return Object.fromEntries(spokenTables(rows).map((part) => [part.table, tableFacts(part, view)] as const));
}

/** A remark on each of the first rows that may be a listener and cannot be read. */
export function remarksOn(rows: readonly ListedRow[]): ForeignReading["remarks"] {
  const remarks = rows.flatMap(({ line, reading }) =>
    reading.kind === "unreadable" ? [{ line, text: `This row ${reading.doubt.words}` }] : [],
  );
  return remarks.slice(0, MOST_REMARKS);
}

function spokenTables(rows: readonly ListedRow[]): readonly TableRows[] {
  const byTable = Map.groupBy(rows, ({ reading }) => tableOf(reading));
  const seen = [...byTable.keys()].filter((table) => table !== null);
  return SOCKET_TABLES.flatMap((table) => {
    const pair = [table, otherFamily(table)];
    const isSpokenOf =
      seen.some((other) => pair.includes(other)) &&
      seen.some((other) => other.endsWith("6") === table.endsWith("6"));
    if (!isSpokenOf) return [];
    const ofTransport = pair.flatMap((other) => byTable.get(other) ?? []);
    return [{ table, own: byTable.get(table) ?? [], ofTransport }];
  });
}

function otherFamily(table: SocketTable): SocketTable {
  return (table.endsWith("6") ? table.slice(0, -1) : `${table}6`) as SocketTable;
}

function tableOf(reading: ListedRow["reading"]): SocketTable | null {
  return reading.kind === "listener" ? reading.socket.table : reading.table;
}

/** The first row that may be a listener and cannot be read. */
function faultOf(rows: readonly ListedRow[]): Unavailable | null {
  for (const { line, reading } of rows)
    if (reading.kind === "unreadable") {
      const { reason, words } = reading.doubt;
      return { status: "unavailable", reason, detail: `Line ${line} ${words}` };
    }
  return null;
}

function tableFacts({ table, own, ofTransport }: TableRows, view: ListView): Seen<ListeningSocketsFacts> {
  const fault = faultOf(own);
  if (fault !== null) return fault;
  if (view.status === "none") return view.why;
  if (listenersIn(ofTransport).length === 0) return onlyOthers(table);
  const unseen = view.status === "root" ? view.unseen : null;
  const gaps: readonly EvidenceGap[] =
    unseen === null ? [] : [{ reason: unseen.reason, detail: unseen.detail }];
  return { status: "observed", value: { table, sockets: joinHolders(listenersIn(own), unseen), gaps } };
}

/** That may be what a filter left. */
function onlyOthers(table: SocketTable): Unavailable {
  const detail = `The output lists connections and no listeners of ${table.replace("6", "")}; was it narrowed to them?`;
  return { status: "unavailable", reason: "not-recorded", detail };
}

function listenersIn(rows: readonly ListedRow[]): readonly HeldSocket[] {
  return rows.flatMap(({ reading }) => (reading.kind === "listener" ? [reading.socket] : []));
}
