import { SOCKET_TABLES } from "../../../model/listening-socket.ts";
import type { Unavailable } from "../../../model/observation.ts";
import type { ForeignFormat, ForeignReading, ListedProcess } from "../foreign-format.ts";
import { kindOfRow } from "./kind-of-row.ts";
import type { RowKind } from "./kind-of-row.ts";
import { listenerOfPort, listenerOfSocket, numberOf } from "./listener-of-row.ts";
import { parseRows } from "./parse-rows.ts";
import type { Row } from "./parse-rows.ts";
import { tableFacts } from "./table-facts.ts";

/** Tables of osquery as JSON, each asked for as a whole. */
export const osquery: ForeignFormat = {
  id: "osquery",
  summary: "osqueryi --json: listening_ports or process_open_sockets, and processes for the executables.",
  cannotShow: [
    "whether a query left rows out",
    "more than one process of a socket, on Linux",
    "whether [::] also serves IPv4",
    "digests and packages of the executables",
    "units and containers",
  ],
  showsAll: "SELECT * FROM listening_ports",

  recognise(start) {
    if (!/^\uFEFF?\s*[[{]/.test(start)) return "no";
    if (/"protocol"\s*:/.test(start) && /"(?:net_namespace|local_port|fd)"\s*:/.test(start)) return "certain";
    return /"(?:on_disk|local_port)"\s*:/.test(start) ? "likely" : "no";
  },

  parse(text) {
    const rows = parseRows(text);
    return rows.status === "observed" ? readingOf(rows.value) : nothing(rows);
  },
};

function readingOf(rows: readonly Row[]): ForeignReading {
  const byKind = Map.groupBy(rows, kindOfRow);
  const of = (kind: RowKind) => byKind.get(kind) ?? [];
  const processRows = of("process");
  const sockets = of("listening-port").length + of("open-socket").length;
  const refusal = refusalOf(byKind);
  if (refusal !== null) return nothing(refusal);
  const answers = [...of("listening-port").map(listenerOfPort), ...of("open-socket").map(listenerOfSocket)];
  if (answers.some(({ kind }) => kind === "unreadable"))
    return nothing(malformed("A row of sockets has an address, a port or a state that cannot be read."));
  const facts = {
    listeners: answers.flatMap((answer) => (answer.kind === "listener" ? [answer.listener] : [])),
    processes: new Map(processRows.map((row) => [numberOf(row.pid) ?? 0, row])),
    isWhole: rows.some(({ family }) => family === "1"),
  };
  return {
    variant: `${sockets > 0 ? "sockets" : "processes"} of osquery`,
    tables:
      sockets > 0 ? Object.fromEntries(SOCKET_TABLES.map((table) => [table, tableFacts(table, facts)])) : {},
    processes: processRows.flatMap(listedProcess),
    remarks: [],
  };
}

/** What makes all rows useless, because a listener may be hidden behind it. */
function refusalOf(byKind: ReadonlyMap<RowKind, readonly Row[]>): Unavailable | null {
  if (byKind.has("joined"))
    return malformed(
      "A join of sockets with processes leaves out sockets without a process: ask for both tables by themselves.",
    );
  if (byKind.has("partial"))
    return malformed("Rows of sockets need the columns protocol, family, address and port.");
  const isKnown = (["listening-port", "open-socket", "process"] as const).some((kind) => byKind.has(kind));
  return isKnown ? null : malformed("There is no row of listening_ports, process_open_sockets or processes.");
}

function malformed(detail: string): Unavailable {
  return { status: "unavailable", reason: "malformed-output", detail };
}

function nothing(unavailable: Unavailable): ForeignReading {
  const tables = Object.fromEntries(SOCKET_TABLES.map((table) => [table, unavailable]));
  return { variant: "osquery, not readable", tables, remarks: [] };
}

function listedProcess(row: Row): readonly ListedProcess[] {
  const pid = numberOf(row.pid);
  if (pid === null) return [];
  const { parent, name = "", cmdline = "" } = row;
  return [
    { pid, parentPid: numberOf(parent), user: null, name, commandLine: cmdline === "" ? null : cmdline },
  ];
}
