import type { ListeningSocketsFacts } from "../../../model/evidence.ts";
import { SOCKET_TABLES } from "../../../model/listening-socket.ts";
import type { ListeningSocket, SocketTable, Transport } from "../../../model/listening-socket.ts";
import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { ForeignReading } from "../foreign-format.ts";
import type { ShownFamily, ShownRow } from "./shown-row.ts";

type Family = Exclude<ShownFamily, "both">;
type Tables = Partial<Record<SocketTable, Seen<ListeningSocketsFacts>>>;

/** All rows of a text, and what the text says of itself. */
export interface ShownSockets {
  readonly rows: readonly ShownRow[];
  /** Whether the text says that it shows listeners; `unsaid`: only a listener proves it. */
  readonly servers: "included" | "left-out" | "unsaid";
  /** How many lists the text holds: two may have been made with different options. */
  readonly lists: number;
  /** Set where all that the text shows is in doubt. */
  readonly doubt?: Unavailable;
}

/** The answer of a text that is no list of sockets, or was cut: it speaks of every table and knows none. */
export function noTables(unavailable: Unavailable): ForeignReading["tables"] {
  return Object.fromEntries(SOCKET_TABLES.map((table) => [table, unavailable]));
}

/**
 * The tables that the rows speak of. A transport is spoken of where it has a row, a family where any transport has one,
 * since the options of these tools narrow families and transports apart. Everything else is absent, never empty.
 */
export function shownTables(shown: ShownSockets): ForeignReading["tables"] {
  if (shown.doubt !== undefined) return noTables(shown.doubt);
  const tables: Tables = {};
  const everyFamily = familiesOf(shown.rows);
  for (const [transport, rows] of byTransport(shown.rows)) {
    const own = familiesOf(rows);
    const families = shown.lists > 1 ? own : everyFamily;
    for (const family of families.size === 0 ? (["ipv6"] as const) : families)
      tables[tableOf(transport, family)] = tableFacts(shown, { transport, rows, family, families });
  }
  return tables;
}

interface Part {
  readonly transport: Transport;
  readonly rows: readonly ShownRow[];
  readonly family: Family;
  readonly families: ReadonlySet<Family>;
}

function tableFacts({ servers }: ShownSockets, part: Part): Seen<ListeningSocketsFacts> {
  const { rows, transport, family } = part;
  const unreadable = rows.find(
    (row) => row.status === "unreadable" && (row.shows === "both" || row.shows === family),
  );
  if (unreadable?.status === "unreadable") {
    const { reason, line, words } = unreadable;
    return { status: "unavailable", reason, detail: `Line ${line} ${words}` };
  }
  if (servers === "left-out" || (servers === "unsaid" && !rows.some((row) => row.status === "listening")))
    return onlyConnections(transport);
  const sockets = rows.flatMap((row) => (isIn(row, part) ? [row.socket] : []));
  return {
    status: "observed",
    value: { table: tableOf(transport, family), sockets: sorted(sockets), gaps: [] },
  };
}

function isIn(row: ShownRow, { family, families }: Part): row is ShownRow & { status: "listening" } {
  if (row.status !== "listening") return false;
  const shows = row.shows === "both" ? (families.size === 1 ? [...families][0] : "ipv6") : row.shows;
  return (shows ?? "ipv6") === family;
}

function onlyConnections(transport: Transport): Unavailable {
  const detail = `The output shows ${transport} connections and no listeners; was it made without -a or -l?`;
  return { status: "unavailable", reason: "not-recorded", detail };
}

function tableOf(transport: Transport, family: Family): SocketTable {
  return family === "ipv6" ? `${transport}6` : transport;
}

function familiesOf(rows: readonly ShownRow[]): ReadonlySet<Family> {
  return new Set(rows.flatMap(({ shows }) => (shows === "both" ? [] : [shows])));
}

function byTransport(rows: readonly ShownRow[]): ReadonlyMap<Transport, readonly ShownRow[]> {
  return Map.groupBy(rows, ({ transport }) => transport);
}

function sorted(sockets: readonly ListeningSocket[]): readonly ListeningSocket[] {
  return sockets.toSorted(
    (a, b) => a.port - b.port || (a.address < b.address ? -1 : Number(a.address > b.address)),
  );
}
