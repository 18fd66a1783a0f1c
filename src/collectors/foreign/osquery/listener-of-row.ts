import type { ListeningSocket, SocketTable, Transport } from "../../../model/listening-socket.ts";
import { addressOf } from "../address-of.ts";
import type { Row } from "./parse-rows.ts";

/** A listener as one row tells it; `pid` is `null` where osquery found no process. */
export interface RowListener {
  readonly table: SocketTable;
  readonly socket: Omit<ListeningSocket, "owners">;
  readonly pid: number | null;
}

/** What one row of sockets says: a listener, nothing that listens, or something that cannot be read. */
export type RowAnswer =
  | { readonly kind: "listener"; readonly listener: RowListener }
  | { readonly kind: "nothing" }
  | { readonly kind: "unreadable" };

const NOTHING: RowAnswer = { kind: "nothing" };
const UNREADABLE: RowAnswer = { kind: "unreadable" };

const TRANSPORTS: Readonly<Partial<Record<string, Transport>>> = { 6: "tcp", 17: "udp", 136: "udplite" };

/** AF_INET, and AF_INET6 of Linux, Windows, FreeBSD and macOS. */
const FAMILIES: Readonly<Partial<Record<string, "ipv4" | "ipv6">>> = {
  2: "ipv4",
  10: "ipv6",
  23: "ipv6",
  28: "ipv6",
  30: "ipv6",
};

/** A row of `listening_ports`, all of which listen. */
export function listenerOfPort(row: Row): RowAnswer {
  return listenerAt(row, { address: row.address, port: row.port });
}

/** A row of `process_open_sockets`, of which those without a peer listen, and of TCP those in state LISTEN. */
export function listenerOfSocket(row: Row): RowAnswer {
  if (row.remote_port !== "0") return row.remote_port === "" ? UNREADABLE : NOTHING;
  if (row.protocol === "6" && row.state !== "LISTEN") return row.state ? NOTHING : UNREADABLE;
  return listenerAt(row, { address: row.local_address, port: row.local_port });
}

interface Place {
  readonly address: string | undefined;
  readonly port: string | undefined;
}

function listenerAt(row: Row, place: Place): RowAnswer {
  const transport = TRANSPORTS[row.protocol ?? ""];
  const family = FAMILIES[row.family ?? ""];
  if (transport === undefined || family === undefined || place.port === "0") return NOTHING;
  const { address = "" } = place;
  const placed = addressOf(address, family);
  const port = portOf(place.port);
  if (placed === null || port === null) return UNREADABLE;
  const socket = {
    transport,
    ...placed,
    ...WITHOUT_DEVICE,
    v6only: v6onlyOf(placed.address),
    port,
    networkNamespace: inodeOf(row.net_namespace),
    inode: inodeOf(row.socket),
  };
  const table = family === "ipv6" ? (`${transport}6` as const) : transport;
  return { kind: "listener", listener: { table, socket, pid: numberOf(row.pid) } };
}

function v6onlyOf(address: string): "unknown" | "not-applicable" {
  return address === "::" ? "unknown" : "not-applicable";
}

/** What no column tells. */
const WITHOUT_DEVICE = { device: null, uid: null } as const;

function portOf(text: string | undefined): number | null {
  const port = numberOf(text);
  return port === null || port > 65535 ? null : port;
}

/** 0 stands for an inode that was not read. */
function inodeOf(text: string | undefined): number | null {
  const inode = numberOf(text);
  return inode === 0 ? null : inode;
}

/** A whole number that is not negative, else `null`. */
export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
