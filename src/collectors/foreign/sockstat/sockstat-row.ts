import type { SocketTable } from "../../../model/listening-socket.ts";
import type { ReadingAids } from "../foreign-format.ts";
import type { NamedProcess } from "../foreign-owner.ts";
import { placeOf } from "../held-sockets/place-of.ts";
import type { Doubt, HeldSocket, ListedRow, RowReading } from "../held-sockets/row-reading.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import type { SockstatColumns } from "./sockstat-columns.ts";

/** A line with its number and the meaning of its columns. */
export interface SockstatLine {
  readonly text: string;
  readonly line: number;
  readonly columns: SockstatColumns;
}

const INTERNET = /^(tcp|udp|udplite)(4|6|46)$/;
/** What else sockstat lists: no listening ports that are asked for. */
const ELSEWHERE = /^(?:stream|dgram|seqpac|sctp\d*|div\d*|divert\d*|icmp?\d*|raw\d*|tcpmux\d*)$/;

/** Longest name of a user without `-w`; longer ones are cut without a sign. */
const NARROW_USER = 8;

/**
 * Reads a row by its columns: a process chooses its COMMAND, which may hold blanks, so words cannot be counted.
 * `null` for sockets that are of no network.
 */
export function sockstatRow(row: SockstatLine, aids: ReadingAids): ListedRow | null {
  const { text, line, columns } = row;
  const user = text.slice(0, columns.command).trim();
  const [pid = "", fd = "", protocol = "", ...ends] = text
    .slice(columns.pid, columns.pid + 1024)
    .trim()
    .split(/\s+/, 12);
  if (text[columns.pid - 1] !== " " || !isHead(user, pid, fd))
    return unreadable(line, "is no row of sockstat.");
  if (ELSEWHERE.test(protocol)) return null;
  const kind = kindOf(protocol);
  if (kind === null) return unreadable(line, "shows an unknown protocol.");
  const socket = { ...kind, ends, state: stateIn(ends, columns) };
  const reading = readingOf(socket, { aids, holder: holderOf(row, pid) });
  return { line, user: user === "?" ? null : user, reading };
}

/** `46` is a socket of IPv6 that also serves IPv4. */
function kindOf(protocol: string): SocketKind | null {
  const [, transport, families] = INTERNET.exec(protocol) ?? [];
  if (transport === undefined) return null;
  if (families === "4")
    return { table: transport as SocketTable, transport, family: "ipv4", v6only: "unknown" };
  const v6only = families === "46" ? "no" : "unknown";
  return { table: `${transport}6` as SocketTable, transport, family: "ipv6", v6only };
}

function isHead(user: string, pid: string, fd: string): boolean {
  return /^\S+$/.test(user) && /^(?:\d+|\?)$/.test(pid) && /^(?:\d+|\?)$/.test(fd);
}

function stateIn(ends: readonly string[], { state }: SockstatColumns): string | null {
  return state === null ? null : (ends[state - 1] ?? null);
}

function holderOf({ text, columns }: SockstatLine, pid: string): NamedProcess | null {
  if (pid === "?") return null;
  const name = text.slice(columns.command, columns.pid).trimEnd();
  const user = text.slice(0, columns.command).trim();
  const mayBeCut = columns.command === NARROW_USER + 1 && user.length === NARROW_USER;
  return {
    pid: Number(pid),
    name,
    nameFrom: "the command name",
    ...(mayBeCut ? {} : { userName: user }),
  };
}

const STRANGE = malformed("shows addresses of no known form.");

interface SocketKind {
  readonly table: SocketTable;
  readonly transport: string;
  readonly family: "ipv4" | "ipv6";
  readonly v6only: "no" | "unknown";
}

interface Ends extends SocketKind {
  readonly ends: readonly string[];
  readonly state: string | null;
}

interface Holding {
  readonly aids: ReadingAids;
  readonly holder: NamedProcess | null;
}

function readingOf(row: Ends, { aids, holder }: Holding): RowReading {
  const { table, v6only, transport, ends, state } = row;
  const [local = "", foreign = ""] = ends;
  if (isNoListener(local, foreign, transport === "tcp" ? state : null)) return { kind: "other", table };
  const end = foreign === "" ? STRANGE : localEnd(local, row, aids);
  if ("words" in end) return { kind: "unreadable", table, doubt: end };
  return { kind: "listener", socket: { table, ...end, v6only, identity: null, holder } };
}

function localEnd(
  local: string,
  { family, transport }: SocketKind,
  aids: ReadingAids,
): Pick<HeldSocket, "place" | "port"> | Doubt {
  const [, address = "", word = ""] = /^(\S*):([^:\s]+)$/.exec(local) ?? [];
  const place = placeOf(address, family);
  const shown = portShown(word, transport, aids);
  if (place === null || shown.status === "none") return STRANGE;
  return shown.status === "known" ? { place, port: shown.port } : malformed(shown.words);
}

/** A peer, no port, or (where TCP shows its state) another state than LISTEN. */
function isNoListener(local: string, foreign: string, state: string | null): boolean {
  const isUnbound = local.endsWith(":*");
  const hasPeer = foreign !== "" && !/:(?:\*|0)$/.test(foreign);
  return isUnbound || hasPeer || (state !== null && /^[A-Z][A-Z0-9_-]+$/.test(state) && state !== "LISTEN");
}

function unreadable(line: number, words: string): ListedRow {
  return { line, user: null, reading: { kind: "unreadable", table: null, doubt: malformed(words) } };
}

function malformed(words: string): Doubt {
  return { reason: "malformed-output", words };
}
