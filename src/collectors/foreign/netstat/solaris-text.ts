import type { Transport } from "../../../model/listening-socket.ts";
import type { ForeignReading, ReadingAids } from "../foreign-format.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { noTables, shownTables } from "../shown-sockets/shown-tables.ts";
import { SOLARIS_HEADING } from "./dialect-of.ts";
import { solarisRow } from "./solaris-row.ts";
import type { SolarisList } from "./solaris-row.ts";

/** The list that a row stands in; `transport` is `null` in a list of something else. */
type Section = Omit<SolarisList, "transport"> & { readonly transport: Transport | null };

const TITLE = /^(TCP|UDP|SCTP)(?:: (IPv[46]))?\s*$/;
const NOTHING: Section = { transport: null, family: "ipv4", columns: "plain" };

/** Reads the netstat of Solaris and illumos: a title over each list tells transport and family. */
export function solarisText(text: string, aids: ReadingAids): ForeignReading {
  const rows: ShownRow[] = [];
  let section = NOTHING;
  let titles = 0;
  let last: ShownRow | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith("Active UNIX")) break;
    const next = nextSection(section, line);
    if (next !== null) section = next;
    if (TITLE.test(line)) titles += 1;
    if (next !== null || section.transport === null || isRule(line)) continue;
    last = solarisRow({ text: line, line: index + 1 }, { ...section, transport: section.transport }, aids);
    rows.push(last);
  }
  return { variant: "netstat of Solaris or illumos", tables: tablesOf(rows, titles), remarks: [] };
}

/** The section that starts with a title or a heading; `null` for other lines. */
function nextSection(section: Section, line: string): Section | null {
  const title = TITLE.exec(line);
  if (title !== null) return titledSection(title[1] ?? "", title[2] ?? "");
  if (!SOLARIS_HEADING.test(line)) return null;
  const columns = /\bPid\b/.test(line) ? "owners" : "plain";
  const transport = section.transport ?? (/\bSwind\b/.test(line) ? "tcp" : null);
  return { ...section, transport, columns };
}

function titledSection(protocol: string, family: string): Section {
  const transports = new Map<string, Transport>([
    ["TCP", "tcp"],
    ["UDP", "udp"],
  ]);
  return {
    transport: transports.get(protocol) ?? null,
    family: family === "IPv6" ? "ipv6" : "ipv4",
    columns: "plain",
  };
}

function isRule(line: string): boolean {
  return line.trim() === "" || /^[\s-]+$/.test(line);
}

function tablesOf(rows: readonly ShownRow[], titles: number): ForeignReading["tables"] {
  const last = rows.at(-1);
  if (last === undefined)
    return noTables({
      status: "unavailable",
      reason: "malformed-output",
      detail: "The output has no row of sockets.",
    });
  const lists = Math.max(2, titles);
  if (last.status !== "unreadable") return shownTables({ rows, servers: "unsaid", lists });
  const detail = `The output ends within line ${last.line}.`;
  return noTables({ status: "unavailable", reason: "truncated-output", detail });
}
