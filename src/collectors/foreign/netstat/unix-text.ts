import type { Unavailable } from "../../../model/observation.ts";
import type { ForeignReading, ReadingAids } from "../foreign-format.ts";
import { cutRow } from "../shown-sockets/cut-row.ts";
import { noTables, shownTables } from "../shown-sockets/shown-tables.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { contextOf } from "./context-of.ts";
import { putTogether } from "./put-together.ts";
import type { NumberedLine } from "./put-together.ts";
import { rowCells } from "./row-cells.ts";
import type { RowCells } from "./row-cells.ts";
import { portMark, rowOf } from "./row-of.ts";
import { internetPart } from "./sections.ts";
import type { InternetPart } from "./sections.ts";
import { stateOnUdp } from "./state-on-udp.ts";
import { wasCutShort } from "./was-cut-short.ts";

/** Reads the netstat of Linux, the BSDs, macOS, AIX and HP-UX: a row starts with its protocol. */
export function unixText(text: string, aids: ReadingAids): ForeignReading {
  const part = internetPart(putTogether(text));
  const found = part.lines.flatMap((entry) => cellsOf(entry));
  const whole = found.flatMap((entry) => (isWhole(entry) ? [entry] : []));
  const context = contextOf(part.lines, whole, aids);
  const rows = found.map((entry) => (isWhole(entry) ? rowOf(entry, context) : damaged(entry)));
  const doubt = wasCutShort(text, whole, rows);
  const shown = { rows, servers: serversOf(part, rows), lists: part.lists };
  return {
    variant: variantOf(whole, context.bareProtocol),
    tables:
      rows.length === 0
        ? noTables(nothing(part.lists))
        : shownTables(doubt === null ? shown : { ...shown, doubt }),
    remarks: whole.flatMap((entry) => stateOnUdp(entry)),
  };
}

type Found = RowCells | { readonly line: number; readonly protocol: RowCells["protocol"] };

function cellsOf({ text, line }: NumberedLine): readonly Found[] {
  const cells = rowCells(text, line);
  if (cells === null) return [];
  return ["line" in cells ? cells : { line, protocol: cells }];
}

function isWhole(found: Found): found is RowCells {
  return "local" in found;
}

function damaged({ line, protocol }: Found): ShownRow {
  return cutRow({ line, transport: protocol.transport, shows: protocol.family ?? "both" });
}

/** Without -a the BSDs also leave out what is bound to every address; only such a row proves that they did not. */
function serversOf({ servers, lists }: InternetPart, rows: readonly ShownRow[]): InternetPart["servers"] {
  const isTold = servers !== "unsaid" || lists === 0;
  const showsWildcards = rows.some((row) => row.status === "listening" && row.socket.scope === "any");
  return isTold || showsWildcards ? servers : "left-out";
}

function nothing(lists: number): Unavailable {
  const detail =
    lists > 0
      ? "The output has a heading and no row; that does not prove that nothing listens."
      : "The text has no row of netstat; was the output kept?";
  return { status: "unavailable", reason: "malformed-output", detail };
}

function variantOf(rows: readonly RowCells[], bareProtocol: string): string {
  const [first] = rows;
  if (first === undefined) return "netstat";
  if (portMark(first.local) === ":") return "netstat of Linux";
  const isAix = bareProtocol === "both" && rows.some(({ protocol }) => protocol.family === null);
  return isAix ? "netstat of AIX" : "netstat of a BSD, macOS, AIX or HP-UX";
}
