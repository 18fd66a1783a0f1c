import type { ListeningSocketsFacts, ListeningSocketsRequest } from "../../model/evidence.ts";
import type { ListeningSocket, Owners, SocketTable, Transport } from "../../model/listening-socket.ts";
import type { Observation } from "../../model/observation.ts";
import { scopeOfAddress } from "./address-scope.ts";
import type { Census, SocketFinding } from "./census.ts";
import { clientNotes } from "./client-ports.ts";
import { formatAddress } from "./format-address.ts";
import type { DetailOwner } from "./owner-details.ts";
import { gapsOf, ownersOf } from "./owners-of.ts";
import type { ParsedTable, TableListener } from "./parse-socket-table.ts";
import type { ProcReader } from "./proc-reader.ts";
import type { Visibility } from "./visibility.ts";

/** Everything that was found out, for all tables. */
export interface FactsContext {
  readonly reader: ProcReader;
  readonly census: Census;
  readonly visibility: Visibility;
  readonly detail: DetailOwner;
}

type SocketObservation = Observation<ListeningSocketsFacts>;

/** The answer to one request. */
export async function tableFacts(
  context: FactsContext,
  { table }: ListeningSocketsRequest,
): Promise<SocketObservation> {
  const reading = context.census.tables.get(table);
  if (reading === undefined) throw new Error(`The table ${table} was not read.`);
  const { source, table: parsed } = reading;
  if (parsed.status === "unavailable") return { ...parsed, source };
  const sockets: ListeningSocket[] = distinct(parsed.value.listeners).map((listener) =>
    socketOf(context, table, listener),
  );
  const noted = table.startsWith("udp") ? await withNotes(context, parsed.value, sockets) : sockets;
  const gaps = [...gapsOf(findingsOf(context.census, sockets), context.visibility), ...context.reader.limits];
  return { status: "observed", source, facts: { table, sockets: noted.sort(byPortThenAddress), gaps } };
}

/** The kernel may show a socket twice when others come and go while it lists them. */
function distinct(listeners: readonly TableListener[]): readonly TableListener[] {
  const byKey = new Map(
    listeners.map((entry) => [`${entry.inode} ${entry.port} ${entry.address.join(".")}`, entry]),
  );
  return [...byKey.values()];
}

function socketOf(context: FactsContext, table: SocketTable, listener: TableListener): ListeningSocket {
  const { address, port, uid, inode } = listener;
  return {
    transport: table.replace("6", "") as Transport,
    family: address.length === 4 ? "ipv4" : "ipv6",
    address: formatAddress(address),
    scope: scopeOfAddress(address),
    v6only: address.every((byte) => byte === 0) && address.length === 16 ? "unknown" : "not-applicable",
    device: null,
    port,
    networkNamespace: context.reader.networkNamespace,
    inode,
    uid: context.reader.numberOf(uid),
    owners: ownersFor(context, table, listener),
  };
}

function ownersFor(
  { census, visibility, detail }: FactsContext,
  table: SocketTable,
  { inode, port, address }: TableListener,
): Owners {
  const wish = census.wishOf(table, { port, scope: scopeOfAddress(address) });
  if (wish === null) return { status: "not-requested" };
  return ownersOf(census.findings.get(inode), visibility, (described) => detail(described, wish));
}

async function withNotes(
  { reader }: FactsContext,
  parsed: ParsedTable,
  sockets: readonly ListeningSocket[],
): Promise<ListeningSocket[]> {
  const candidates = sockets.map(({ inode, port, owners }) => ({
    inode: inode ?? 0,
    port,
    owners: "processes" in owners ? owners.processes : [],
  }));
  const notes = await clientNotes(reader, parsed, candidates);
  return sockets.map((socket) => {
    const note = notes.get(socket.inode ?? 0);
    return note === undefined ? socket : { ...socket, looksLikeClient: note };
  });
}

function findingsOf({ findings }: Census, sockets: readonly ListeningSocket[]): readonly SocketFinding[] {
  return sockets.flatMap(({ inode }) => findings.get(inode ?? 0) ?? []);
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || compareText(a.address, b.address) || (a.inode ?? 0) - (b.inode ?? 0);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
