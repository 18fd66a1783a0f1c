import type { Owners, Transport } from "../../../model/listening-socket.ts";
import type { ReadingAids } from "../foreign-format.ts";
import { listenerRow } from "../shown-sockets/listener-row.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import { shownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";

/** The cells of a row of Windows. The state is in the language of the system. */
export interface WindowsCells {
  readonly line: number;
  readonly transport: Transport;
  readonly local: string;
  readonly foreign: string;
  readonly state: string;
  readonly pid: number | null;
}

/** The start of a row; PowerShell's Select-String puts `> ` before what it found. */
export const WINDOWS_ROW = /^(?:>)?\s*(TCP|UDP)\s+(\S+:[^\s:]+)\s+(\S+:[^\s:]+)(?=\s|$)/;

/** Reads the cells of a row; `null` for what is no row. */
export function windowsCells(text: string, line: number): WindowsCells | null {
  const [whole, protocol, local = "", foreign = ""] = WINDOWS_ROW.exec(text) ?? [];
  if (whole === undefined) return null;
  const words = text.slice(whole.length).trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  const pid = /^\d{1,10}$/.test(last) ? Number(last) : null;
  const state = words.slice(0, pid === null ? undefined : -1).join(" ");
  return { line, transport: protocol === "TCP" ? "tcp" : "udp", local, foreign, state, pid };
}

/** A listener is a row without a peer: port 0, or `*` for UDP. BOUND (`-q`) does not listen. */
export function windowsRow(cells: WindowsCells, owners: Owners, aids: ReadingAids): ShownRow {
  const { line, transport, local, foreign, state } = cells;
  const colon = local.lastIndexOf(":");
  const host = local.slice(0, colon);
  const family = host.startsWith("[") ? "ipv6" : "ipv4";
  const row = { line, transport, shows: family } as const;
  const isListener =
    transport === "tcp" ? foreign.endsWith(":0") && state !== "BOUND" : foreign.endsWith(":*");
  if (!isListener) return { ...row, status: "other" };
  const port = portShown(local.slice(colon + 1), transport, aids);
  return listenerRow(row, { place: shownAddress(host, family), port, owners, v6only: "unknown" });
}
