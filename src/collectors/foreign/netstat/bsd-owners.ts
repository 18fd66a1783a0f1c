import type { Owners } from "../../../model/listening-socket.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowContext } from "./row-context.ts";

/** `-v` of macOS without its heading: sizes of buffers, process, effective process, state in hexadecimal. */
const VERBOSE = /^\d+\s+\d+\s+(\d{1,10})\s+\d+\s+0x[\da-f]+(?:\s|$)/;

/** The process of a row of macOS `-v`, or those that rmsock named for a row of AIX. */
export function bsdOwners(cells: RowCells, { columns, aids }: RowContext): Owners {
  const { controlBlock, protocol, rest } = cells;
  const held = controlBlock === "" ? [] : (aids.holdersOf?.(controlBlock, protocol.transport) ?? []);
  if (held.length > 0) return heldOwners(held.flatMap(({ process }) => process ?? []));
  const values = rest.replace(/^[A-Z][A-Z\d_]+(?=\s|$)/, "").trim();
  const at = columns.indexOf("pid");
  const word = at < 0 ? VERBOSE.exec(values)?.[1] : values.split(/\s+/)[at];
  if (word === undefined || !/^\d{1,10}$/.test(word) || Number(word) === 0)
    return shownOwners([], "not-supported", "netstat of this system shows no owner here.");
  const owner = foreignOwner({ pid: Number(word), name: "", nameFrom: "the number" });
  return shownOwners([owner], "not-supported", "netstat shows one owner of each socket.");
}

function heldOwners(processes: readonly { readonly pid: number; readonly name: string }[]): Owners {
  if (processes.length === 0)
    return shownOwners([], "not-supported", "rmsock names the kernel or an extension of it as the owner.");
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const owners = [...byPid.values()].map(({ pid, name }) =>
    foreignOwner({ pid, name, nameFrom: "the command name" }),
  );
  return shownOwners(owners, "not-supported", "rmsock does not say that it names every owner.");
}
