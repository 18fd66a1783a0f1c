import type { Owners } from "../../../model/listening-socket.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";

/** `-v` of macOS without its heading: sizes of buffers, process, effective process, state in hexadecimal. */
const VERBOSE = /^\d+\s+\d+\s+(\d{1,10})\s+\d+\s+0x[\da-f]+(?:\s|$)/;

/** The process of a row of macOS `-v`; `columns` are the words of its heading behind the state. */
export function bsdOwners(rest: string, columns: readonly string[]): Owners {
  const values = rest.replace(/^[A-Z][A-Z\d_]+(?=\s|$)/, "").trim();
  const at = columns.indexOf("pid");
  const word = at < 0 ? VERBOSE.exec(values)?.[1] : values.split(/\s+/)[at];
  if (word === undefined || !/^\d{1,10}$/.test(word) || Number(word) === 0)
    return shownOwners([], "not-supported", "netstat of this system shows no owner here.");
  const owner = foreignOwner({ pid: Number(word), name: "", nameFrom: "the number" });
  return shownOwners([owner], "not-supported", "netstat shows one owner of each socket.");
}
