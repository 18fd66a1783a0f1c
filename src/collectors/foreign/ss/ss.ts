import type { Transport } from "../../../model/listening-socket.ts";
import { printable } from "../../../support/printable.ts";
import type { ForeignFormat, ForeignReading, ReadingAids, Recognition } from "../foreign-format.ts";
import { noTables, shownTables } from "../shown-sockets/shown-tables.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { doubtAbout } from "./doubt-about.ts";
import { joinLines } from "./join-lines.ts";
import type { JoinedLines, SsRow } from "./join-lines.ts";
import { isListening, listeningRow } from "./listening-row.ts";
import type { SsContext } from "./listening-row.ts";
import { parseRow } from "./parse-row.ts";
import type { SsFields } from "./parse-row.ts";
import type { OwnerSight } from "./row-owners.ts";
import { transportOf } from "./transport-of.ts";
import { wildcardStyle } from "./wildcard-style.ts";

const HEADER = /^\s*(?:Netid\s+)?(?:State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port/;
const START_OF_ROW =
  /^(?:(?:tcp|udp|u_(?:str|dgr|seq)|nl|raw)\s+)?(?:LISTEN|UNCONN|ESTAB)\s+\d+\s+\d+\s+\S*:\S*/m;

/** `ss` of iproute2, with any options that list sockets. */
export const ss: ForeignFormat = {
  id: "ss",
  summary: "ss of iproute2 (Linux): TCP and UDP listeners with their processes",
  cannotShow: [
    "UDP-Lite",
    "executables: the name is what the process calls itself",
    "owners, without -p or without root",
    "tables of which no row is shown",
  ],
  showsAll: "ss -lntup",
  recognise,
  parse,
};

function recognise(start: string): Recognition {
  if (start.split(/\r?\n/).some((line) => HEADER.test(line))) return "certain";
  return START_OF_ROW.test(start) ? "likely" : "no";
}

function parse(raw: string, aids: ReadingAids): ForeignReading {
  const text = raw.replace(/^\uFEFF/, "");
  const joined = joinLines(text);
  const { headers, fields, strange } = sortRows(joined.rows);
  const rows = fields.length === 0 ? [] : shownRows(fields, aids);
  return {
    variant: "ss of Linux",
    tables: tablesOf(rows, { text, joined, strange, headers, fields }),
    remarks: strange.slice(0, 20).map(({ line, text: odd }) => ({
      line,
      text: `is no row of ss: ${printable(odd.slice(0, 80))}`,
    })),
  };
}

interface SortedRows {
  readonly headers: number;
  readonly fields: readonly SsFields[];
  /** Everything that is neither a heading nor a row. */
  readonly strange: readonly SsRow[];
}

function sortRows(rows: readonly SsRow[]): SortedRows {
  const fields: SsFields[] = [];
  const strange: SsRow[] = [];
  let headers = 0;
  for (const row of rows) {
    const columns = /\d/.test(row.text) ? parseRow(row) : null;
    if (columns !== null) fields.push(columns);
    else if (HEADER.test(row.text)) headers += 1;
    else strange.push(row);
  }
  return { headers, fields, strange };
}

interface Surroundings extends SortedRows {
  readonly text: string;
  readonly joined: JoinedLines;
}

function tablesOf(
  rows: readonly ShownRow[],
  { text, joined, strange, headers, fields }: Surroundings,
): ForeignReading["tables"] {
  const doubt = doubtAbout({ text, openAt: joined.openAt, strange, fields });
  if (doubt !== null) return noTables(doubt);
  return shownTables({ rows, servers: "unsaid", lists: headers });
}

function shownRows(fields: readonly SsFields[], aids: ReadingAids): readonly ShownRow[] {
  const ofTransport = fields.flatMap((entry) => {
    const transport = transportOf(entry, fields);
    return transport === null ? [] : [{ entry, transport }];
  });
  const entries = ofTransport.map(({ entry }) => entry);
  const context: SsContext = { style: wildcardStyle(entries), sight: sightOf(ofTransport), aids };
  return ofTransport.map(({ entry, transport }) => listeningRow(entry, transport, context));
}

function sightOf(rows: readonly { readonly entry: SsFields; readonly transport: Transport }[]): OwnerSight {
  const listeners = rows.filter(({ entry, transport }) => isListening(entry, transport));
  if (!rows.some(({ entry }) => entry.owners.status === "shown")) return "none";
  return listeners.every(({ entry }) => entry.owners.status === "shown") ? "every-row" : "some-rows";
}
