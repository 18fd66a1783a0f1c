import { cutRow } from "../shown-sockets/cut-row.ts";
import { listenerRow } from "../shown-sockets/listener-row.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import { cutAddress, shownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { bsdOwners } from "./bsd-owners.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowContext } from "./row-context.ts";

/** Width of the column of addresses beside addresses of kernel objects (`-A`), and without them. */
const NARROW = 18;
const PLAIN = 22;
/** Longest host in these columns; longer ones are cut without a sign, and with `-A` names and numbers earlier. */
const LONGEST_HOST = 16;
const LONGEST_NAMED = 12;

const NOT_LISTENING = new Set(["CLOSED", "BOUND", "IDLE", "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"]);

/** A row of the BSDs, macOS, AIX or HP-UX: `tcp4  0  0  *.22  *.*  LISTEN`. The port follows the last dot. */
export function bsdRow(cells: RowCells, context: RowContext): ShownRow {
  const { line, protocol, local } = cells;
  const { transport } = protocol;
  const shows = protocol.family ?? context.bareProtocol;
  const row = { line, transport, shows } as const;
  const answer = answerOf(cells);
  if (answer === "other") return { ...row, status: "other" };
  if (answer === "unknown") return cutRow(row, "is a TCP row without a known state.");
  const dot = local.lastIndexOf(".");
  const port = portShown(local.slice(dot + 1), transport, context.aids);
  if (port.status === "known" && isPortCut(cells, context))
    return cutRow(row, "fills its column, so its port may be cut.");
  return listenerRow(row, {
    port,
    place: placeOf(local.slice(0, Math.max(dot, 0)), cells, {
      ...context,
      family: shows === "ipv4" ? "ipv4" : "ipv6",
    }),
    owners: bsdOwners(cells, context),
    v6only: shows === "both" ? "no" : "unknown",
  });
}

/** Whether a row listens. `-T` leaves the state of TCP out, and a word that was cut is none. */
function answerOf({ protocol, foreign, rest }: RowCells): "listens" | "other" | "unknown" {
  const hasNoPeer = foreign.endsWith(".*");
  if (protocol.transport !== "tcp") return hasNoPeer ? "listens" : "other";
  const state = /^[A-Z][A-Z\d_]+(?=\s|$)/.exec(rest)?.[0] ?? "";
  if (state === "LISTEN") return "listens";
  return NOT_LISTENING.has(state) || !hasNoPeer ? "other" : "unknown";
}

function widthOf({ controlBlock }: RowCells, { columnWidth }: RowContext): number {
  return columnWidth ?? (controlBlock === "" ? PLAIN : NARROW);
}

/** A port of five digits is whole, however full the column is. */
function isPortCut(cells: RowCells, context: RowContext): boolean {
  const width = widthOf(cells, context);
  return cells.local.length >= width && width <= PLAIN && !/\.\d{5}$/.test(cells.local);
}

interface PlaceContext extends RowContext {
  readonly family: "ipv4" | "ipv6";
}

function placeOf(host: string, cells: RowCells, context: PlaceContext): ShownAddress | null {
  if (widthOf(cells, context) <= PLAIN && mayBeCut(host, cells, context)) return cutAddress(host);
  return shownAddress(host, context.family);
}

function mayBeCut(host: string, { controlBlock }: RowCells, { naming }: RowContext): boolean {
  if (!host.includes(":") && !/^[\d.]+$/.test(host)) return false;
  return host.length >= (controlBlock !== "" && naming === "names" ? LONGEST_NAMED : LONGEST_HOST);
}
