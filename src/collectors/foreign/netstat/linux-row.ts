import type { Owners } from "../../../model/listening-socket.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { cutRow } from "../shown-sockets/cut-row.ts";
import { listenerRow } from "../shown-sockets/listener-row.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import { cutAddress, shownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownAddress } from "../shown-sockets/shown-address.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { linuxTail } from "./linux-tail.ts";
import type { LinuxTail } from "./linux-tail.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowContext } from "./row-context.ts";

/** net-tools cuts the address so that address and port together fill this column. */
const COLUMN = 23;

/** A row of net-tools or BusyBox: `tcp6  0  0 :::22  :::*  LISTEN  0  21701  1/sshd`. */
export function linuxRow(cells: RowCells, context: RowContext): ShownRow {
  const { line, protocol, local, foreign, rest } = cells;
  const { transport } = protocol;
  const colon = local.lastIndexOf(":");
  const host = local.slice(0, Math.max(colon, 0));
  const family = protocol.family === "ipv6" || host.includes(":") ? "ipv6" : "ipv4";
  const row = { line, transport, shows: family } as const;
  const { state, ...tail } = linuxTail(rest, transport);
  if (transport === "tcp" && state === null) return cutRow(row, "is a TCP row without a state.");
  if (!foreign.endsWith(":*") && state !== "LISTEN") return { ...row, status: "other" };
  return listenerRow(row, {
    ...tail,
    place: placeOf(cells, host, context),
    port: portShown(local.slice(colon + 1), transport, context.aids),
    owners: ownersOf(tail),
    v6only: "unknown",
  });
}

function placeOf({ local, protocol }: RowCells, host: string, { cells }: RowContext): ShownAddress | null {
  const isIpv6 = host.includes(":");
  if (!isIpv6 || local.length !== COLUMN || cells === "wide")
    return shownAddress(host, isIpv6 || protocol.family === "ipv6" ? "ipv6" : "ipv4");
  // BusyBox writes `tcp` for IPv6 too, and where it cuts, it cuts the port.
  return protocol.family === "ipv6" ? cutAddress(host) : null;
}

function ownersOf({ program }: Omit<LinuxTail, "state">): Owners {
  const [, pid, name = ""] = /^(\d{1,10})\/(.*)$/s.exec(program ?? "") ?? [];
  if (pid !== undefined) {
    const owner = foreignOwner({ pid: Number(pid), name: name.trim(), nameFrom: "argv[0]" });
    return shownOwners([owner], "not-supported", "netstat shows one owner of each socket.");
  }
  if (program === null)
    return shownOwners([], "not-recorded", "The output has no owners: netstat ran without -p.");
  const detail = "netstat shows no owner: it ran without root, or the kernel holds the socket.";
  return shownOwners([], "missing-privilege", detail);
}
