import type { RpcService } from "../../../model/name-services.ts";
import type { Seen, UnavailableReason } from "../../../model/observation.ts";
import type { ForeignFormat, ForeignReading } from "../foreign-format.ts";
import type { RpcColumns } from "./registration-row.ts";
import { registrationRow } from "./registration-row.ts";

/** The output of rpcinfo. */
export const rpcinfo: ForeignFormat = {
  id: "rpcinfo",
  summary: "rpcinfo and rpcinfo -p on Linux, the BSDs, macOS, AIX and Solaris.",
  cannotShow: [
    "whether anything listens on a registered port",
    "other names of a program than the one that /etc/rpc of its host has first",
    "IPv6 with -p; ports with -s",
  ],
  recognise: (start) => (start.split("\n", 60).some((line) => headerOf(line) !== null) ? "certain" : "no"),
  parse,
};

type Columns = RpcColumns | "summary";

const HEADERS: readonly (readonly [columns: Columns, header: RegExp])[] = [
  ["ports", /^\s*program\s+vers(?:ion)?\s+proto\s+port(?:\s+service)?\s*$/],
  ["addresses", /^\s*program\s+version\s+netid\s+address\s+service\s+owner\s*$/],
  ["summary", /^\s*program\s+version\(s\)\s+netid\(s\)\s+service\s+owner\s*$/],
];
const VARIANTS = { ports: "rpcinfo -p", addresses: "rpcinfo", summary: "rpcinfo -s" } as const;
/** What rpcinfo says where the portmapper answers and has nothing to tell. */
const NOTHING_REGISTERED = /^\s*No remote programs registered\.\s*$/;

function headerOf(line: string): Columns | null {
  return HEADERS.find(([, header]) => header.test(line.slice(0, 200)))?.[0] ?? null;
}

function parse(text: string): ForeignReading {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => headerOf(line) !== null);
  const columns = headerOf(lines[start] ?? "");
  const variant = columns === null ? "rpcinfo" : VARIANTS[columns];
  if (columns === null) return { variant, tables: {}, rpc: withoutHeader(text), remarks: [] };
  const rpc = text.endsWith("\n")
    ? rowsBehind(lines, start, columns)
    : unseen("truncated-output", "The output of rpcinfo ends within a line.");
  return { variant, tables: {}, rpc, remarks: [] };
}

type Registrations = Seen<readonly RpcService[]>;

function withoutHeader(text: string): Registrations {
  if (NOTHING_REGISTERED.test(text)) return { status: "observed", value: [] };
  if (/can't contact/i.test(text.slice(0, 4096)))
    return unseen("failed", "rpcinfo could not reach the portmapper.");
  return unseen("malformed-output", "The text lacks the header of rpcinfo.");
}

function rowsBehind(lines: readonly string[], start: number, columns: Columns): Registrations {
  if (columns === "summary") return unseen("not-recorded", "rpcinfo -s shows no ports; run `rpcinfo -p`.");
  const services: RpcService[] = [];
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    if (index <= start || line.trim() === "") continue;
    const row = registrationRow(line, columns);
    rows += 1;
    if (row === "malformed") return unseen("malformed-output", `Line ${index + 1} is no row of rpcinfo.`);
    if (row !== "portless") services.push(row);
  }
  if (rows === 0) return unseen("malformed-output", "There is no row behind the header of rpcinfo.");
  return { status: "observed", value: services };
}

function unseen(reason: UnavailableReason, detail: string): Registrations {
  return { status: "unavailable", reason, detail };
}
