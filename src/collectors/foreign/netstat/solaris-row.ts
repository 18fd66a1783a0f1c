import type { Owners, Transport } from "../../../model/listening-socket.ts";
import { foreignOwner } from "../foreign-owner.ts";
import type { ReadingAids } from "../foreign-format.ts";
import { cutRow } from "../shown-sockets/cut-row.ts";
import { listenerRow } from "../shown-sockets/listener-row.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import { shownAddress } from "../shown-sockets/shown-address.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import type { NumberedLine } from "./put-together.ts";

/** The list that a row of TCP or UDP stands in. */
export interface SolarisList {
  readonly transport: Transport;
  readonly family: "ipv4" | "ipv6";
  /** `-u` adds user, process and command. */
  readonly columns: "plain" | "owners";
}

const TCP_STATE =
  /^(?:LISTEN|IDLE|BOUND|CLOSED|SYN_SENT|SYN_RCVD|ESTABLISHED|CLOSE_WAIT|FIN_WAIT_[12]|CLOSING|LAST_ACK|TIME_WAIT)$/;
const UDP_STATE = /^(?:Idle|Unbound|Connected)$/;
const LONGEST = 4096;

/** A row of one list: `*.22  *.*  0  0  128000  0  LISTEN`, or `*.111  Idle`. The port follows the last dot. */
export function solarisRow({ text, line }: NumberedLine, list: SolarisList, aids: ReadingAids): ShownRow {
  const { transport, family } = list;
  const row = { line, transport, shows: family } as const;
  const words = text.slice(0, LONGEST).trim().split(/\s+/);
  const state = words.slice(1).findLast((word) => (transport === "tcp" ? TCP_STATE : UDP_STATE).test(word));
  if (state === undefined) return cutRow(row);
  if (state !== "LISTEN" && state !== "Idle") return { ...row, status: "other" };
  const [local = ""] = words;
  const dot = local.lastIndexOf(".");
  return listenerRow(row, {
    place: shownAddress(local.slice(0, Math.max(dot, 0)), family),
    port: portShown(local.slice(dot + 1), transport, aids),
    owners: ownersOf(words, list),
    v6only: "unknown",
  });
}

/** With `-u` user, process and command follow the remote address, which an idle UDP socket does not have. */
function ownersOf(words: readonly string[], { columns }: SolarisList): Owners {
  const from = /\.(?:\*|[\w-]+)$/.test(words[1] ?? "") ? 2 : 1;
  const [, pid = "", name = ""] = columns === "owners" ? words.slice(from) : [];
  if (!/^\d{1,10}$/.test(pid))
    return shownOwners([], "not-recorded", "The output has no owners: netstat ran without -u.");
  const owner = foreignOwner({ pid: Number(pid), name, nameFrom: "the command name" });
  return shownOwners([owner], "not-supported", "netstat -u shows one owner a row.");
}
