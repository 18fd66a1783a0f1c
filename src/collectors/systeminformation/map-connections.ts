import type { ListeningSocket, SocketTable, Transport } from "../../model/listening-socket.ts";
import type { Seen, Unavailable } from "../../model/observation.ts";
import { scopeOfAddress } from "../procfs/address-scope.ts";
import { formatAddress } from "../procfs/format-address.ts";
import type { ConnectionRow } from "./connection-row.ts";
import { parseEndpoint } from "./parse-endpoint.ts";
import { platformWords } from "./platform-words.ts";
import type { PlatformWords } from "./platform-words.ts";

/** A listener of one table, and the only process that the library names for it. */
export interface MappedListener {
  readonly socket: Omit<ListeningSocket, "owners">;
  readonly pid: number | null;
  readonly process: string;
}

/**
 * Picks the listeners of one table out of the library's rows. No rows at all mean that neither netstat nor ss
 * worked; a listening row that cannot be read makes its whole table unavailable.
 */
export function mapConnections(
  rows: readonly ConnectionRow[],
  table: SocketTable,
  system: string,
): Seen<readonly MappedListener[]> {
  const words = platformWords(system);
  const transport = table.replace("6", "") as Transport;
  if (words?.absent.includes(transport)) return { status: "observed", value: [] };
  if (!words?.seen.includes(transport)) return notSeen(transport, system);
  if (rows.length === 0) return noTool();
  const listening = rows.filter((row) => transportOf(row) === transport && isListening(row));
  const listeners: MappedListener[] = [];
  for (const row of listening.filter((candidate) => mayBeIn(candidate, table))) {
    const listener = mapRow(row, transport, words);
    if (listener === null) return unreadable(row);
    if (tableOf(row, listener) === table) listeners.push(listener);
  }
  return { status: "observed", value: listeners };
}

function transportOf({ protocol }: ConnectionRow): string {
  return protocol.toLowerCase().replace(/(4|6|46)$/, "");
}

/** A UDP socket listens if it has a port and no peer. Windows has words of its own language for the state of TCP. */
function isListening(row: ConnectionRow): boolean {
  if (transportOf(row) === "udp") return row.peerPort === "*" && row.localPort !== "*";
  return row.state === "LISTEN" || (row.peerPort === "0" && /^(0\.0\.0\.0|::)$/.test(row.peerAddress));
}

function mayBeIn({ protocol }: ConnectionRow, table: SocketTable): boolean {
  if (!/[46]$/.test(protocol)) return true;
  return protocol.endsWith("6") === table.endsWith("6");
}

function tableOf({ protocol }: ConnectionRow, { socket }: MappedListener): string {
  return protocol.endsWith("6") || socket.family === "ipv6" ? `${socket.transport}6` : socket.transport;
}

function mapRow(row: ConnectionRow, transport: Transport, words: PlatformWords): MappedListener | null {
  const [host, port] = splitLocalEnd(row, words);
  const end = parseEndpoint(host, port, row.protocol.endsWith("6") ? "ipv6" : "ipv4");
  if (end === null || host.length >= words.addressWidth) return null;
  const address = formatAddress(end.address);
  const socket = {
    transport,
    family: end.address.length === 4 ? ("ipv4" as const) : ("ipv6" as const),
    address,
    scope: scopeOfAddress(end.address),
    v6only: address === "::" ? v6onlyOf(row) : ("not-applicable" as const),
    device: null,
    port: end.port,
    networkNamespace: null,
    inode: null,
    uid: null,
  };
  return { socket, pid: isPid(row.pid) ? row.pid : null, process: row.process };
}

/** The library cuts at the last colon on the BSDs too, where a dot stands before the port. */
function splitLocalEnd(
  row: ConnectionRow,
  { separator }: PlatformWords,
): readonly [host: string, port: string] {
  if (separator === ":" || (row.localPort !== "" && !row.localPort.includes(".")))
    return [row.localAddress, row.localPort];
  const text = row.localPort === "" ? row.localAddress : `${row.localAddress}:${row.localPort}`;
  const at = text.lastIndexOf(".");
  return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
}

/** `tcp46` is a socket of both families. Not every system writes it so, thus its absence proves nothing. */
function v6onlyOf({ protocol }: ConnectionRow): "no" | "unknown" {
  return protocol.endsWith("46") ? "no" : "unknown";
}

function isPid(pid: number | null): pid is number {
  return pid !== null && Number.isSafeInteger(pid) && pid > 0;
}

function noTool(): Unavailable {
  const detail = "netstat gave no rows: it is missing or failed. Install it or repair PATH.";
  return { status: "unavailable", reason: "missing-tool", detail };
}

function notSeen(transport: Transport, system: string): Unavailable {
  const detail = `There is no way here to read ${transport} listeners on ${system}.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

function unreadable({ protocol, localAddress, localPort }: ConnectionRow): Unavailable {
  const detail = `netstat shows a ${protocol} listener at an address that cannot be read: ${localAddress} ${localPort}.`;
  return { status: "unavailable", reason: "malformed-output", detail };
}
