import { WINDOWS_ROW } from "./windows-row.ts";
import { rowCells } from "./row-cells.ts";

/** The three shapes that lists of sockets have. */
export type Dialect = "unix" | "solaris" | "windows";

/** The heading of a list of Solaris: its second word is the remote, not the foreign, address. */
export const SOLARIS_HEADING = /^\s*Local Address\s+Remote Address\s+(?:State|Swind|User)\b/;

const SOLARIS_TITLE = /^(?:TCP|UDP|SCTP): IPv[46]\s*$/;
const UNIX_TITLE =
  /^\s*Active Internet connections?\b|^\s*(?:Proto|Tcpcb\s+Proto|PCB\/ADDR\s+Proto)\s+Recv-Q\s+Send-Q\s/;
const PROTOCOL_ALONE = /^\s*(?:tcp|udp)[46]\s*$/;

/** What one line says of the shape of its text; `null` where it says nothing. */
export function dialectOf(line: string): Dialect | null {
  if (line.length > 4096) return null;
  if (SOLARIS_TITLE.test(line) || SOLARIS_HEADING.test(line)) return "solaris";
  if (WINDOWS_ROW.test(line)) return "windows";
  if (UNIX_TITLE.test(line) || PROTOCOL_ALONE.test(line)) return "unix";
  const cells = rowCells(line, 0);
  return cells !== null && "local" in cells && /[.:](?:\*|[\w-]+)$/.test(cells.foreign) ? "unix" : null;
}
