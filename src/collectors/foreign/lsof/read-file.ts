import type { SocketTable } from "../../../model/listening-socket.ts";
import type { ReadingAids } from "../foreign-format.ts";
import type { NamedProcess } from "../foreign-owner.ts";
import { placeOf } from "../held-sockets/place-of.ts";
import type { Doubt, HeldSocket, RowReading } from "../held-sockets/row-reading.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import { decodeEscapes } from "./decode-escapes.ts";
import type { ListedFile } from "./listed-file.ts";
import { splitName } from "./split-name.ts";
import type { SocketName } from "./split-name.ts";

const TRANSPORTS = new Map([
  ["TCP", "tcp"],
  ["UDP", "udp"],
  ["UDPLITE", "udplite"],
] as const);

/** States of TCP that are not LISTEN, in the spellings of all systems. */
const NOT_LISTENING =
  /^(?:ESTABLISHED|SYN_?(?:SENT|RCVD|RCDV|RECV|RECEIVED)(?:_\d)?|FIN_?WAIT_?[12]?|CLOSED?|CLOSE_?WAIT|CLOSING|LAST_?ACK|TIME_?WAIT|IDLE|BOUND|UNBOUND)$/;

/** A local end: address, port, and behind it the name that the portmapper gives the port (`+M`). */
const LOCAL_END = /^(\*|\[[^\]]*\]|[^:[\]]*):([^:[\]]+)(?:\[[^\]]*\])?$/;

const STATELESS: Doubt = {
  reason: "not-recorded",
  words: "lacks its state (field `T`), so that a bound socket cannot be told from a listener.",
};
const STRANGE_STATE: Doubt = { reason: "malformed-output", words: "shows an unknown state." };
const STRANGE_ADDRESS: Doubt = { reason: "malformed-output", words: "shows an address of no known form." };

/** What a socket in the list is; `null` for a transport without listening ports that are asked for. */
export function readFile(file: ListedFile, aids: ReadingAids): RowReading | null {
  const transport = transportOf(file.protocol);
  if (transport === undefined) return null;
  const table: SocketTable = file.family === "ipv6" ? `${transport}6` : transport;
  const name = splitName(file.name);
  if (isNoListener(name) || (transport === "tcp" && NOT_LISTENING.test(name.state ?? "")))
    return { kind: "other", table };
  const doubt = transport === "tcp" ? doubtOf(name.state) : null;
  if (doubt !== null) return { kind: "unreadable", table, doubt };
  const read = socketOf({ ...file, local: name.local, transport, table }, aids);
  return "words" in read ? { kind: "unreadable", table, doubt: read } : { kind: "listener", socket: read };
}

function transportOf(protocol: string): "tcp" | "udp" | "udplite" | undefined {
  return TRANSPORTS.get(protocol as "TCP" | "UDP" | "UDPLITE");
}

/** A socket with a peer, without a port, or which the kernel has already taken apart. */
function isNoListener({ local, hasPeer, state }: SocketName): boolean {
  return hasPeer || /^no PCB\b/i.test(local) || (local.endsWith(":*") && state !== "LISTEN");
}

function doubtOf(state: string | null): Doubt | null {
  if (state === "LISTEN") return null;
  return state === null ? STATELESS : STRANGE_STATE;
}

interface LocalEnd extends ListedFile {
  readonly local: string;
  readonly transport: string;
  readonly table: SocketTable;
}

/** The socket, or why it cannot be read. */
function socketOf(end: LocalEnd, aids: ReadingAids): HeldSocket | Doubt {
  const [, address = "", word = ""] = LOCAL_END.exec(end.local) ?? [];
  const place = placeOf(address, end.family);
  const shown = portShown(word, end.transport, aids);
  if (place === null || shown.status === "none") return STRANGE_ADDRESS;
  if (shown.status === "unknown") return { reason: "not-recorded", words: shown.words };
  const { table, device: identity } = end;
  return { table, place, port: shown.port, v6only: "unknown", identity, holder: holderOf(end) };
}

function holderOf({ pid, command, uid, user }: ListedFile): NamedProcess {
  return {
    pid,
    name: decodeEscapes(command),
    nameFrom: "the command name",
    ...(uid === null ? {} : { uid }),
    ...(user === null ? {} : { userName: user }),
  };
}
