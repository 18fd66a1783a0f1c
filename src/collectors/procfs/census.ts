import type { ListeningSocketsRequest, OwnerDetail } from "../../model/evidence.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";
import type { Holder, HolderScan } from "../../targets/target.ts";
import { scopeOfAddress } from "./address-scope.ts";
import { describeProcess } from "./describe-process.ts";
import type { Described, Subject } from "./describe-process.ts";
import { ownerWishes } from "./owner-wishes.ts";
import type { WishOf } from "./owner-wishes.ts";
import type { ProcReader } from "./proc-reader.ts";
import { readSocketTable } from "./read-socket-table.ts";
import type { TableReading } from "./read-socket-table.ts";

/** What the last walk that looked for a socket found: its holders, and how far the walk went. */
export interface SocketFinding {
  readonly holders: readonly Described[];
  readonly scan: Seen<HolderScan>;
}

/** The tables of one moment and what was found out about the holders of the sockets in them, by inode number. */
export interface Census {
  readonly tables: Map<SocketTable, TableReading>;
  readonly findings: Map<number, SocketFinding>;
  readonly wishOf: WishOf;
  readonly wantsPackages: boolean;
}

/** A socket without a holder is looked for so often before it is said to have none. */
const MAX_WALKS = 3;

/**
 * Reads the tables and looks for the owners that were asked for. As long as a socket has no holder, or one that
 * changed while it was read, its table is read again: a listener that is gone drops out, a new one comes in.
 */
export async function takeCensus(
  reader: ProcReader,
  requests: readonly ListeningSocketsRequest[],
): Promise<Census> {
  const wishOf = ownerWishes(requests);
  const wantsPackages = requests.some(({ owners }) =>
    owners.some(({ details }) => details.includes("package")),
  );
  const census: Census = { tables: new Map(), findings: new Map(), wishOf, wantsPackages };
  readTables(reader, census, new Set(requests.map(({ table }) => table)));
  for (let walk = 1; walk <= MAX_WALKS; walk += 1) {
    const open = openSockets(census);
    if (open.length === 0) break;
    await lookFor(reader, census, { open, threads: walk === MAX_WALKS ? "every" : "leaders" });
    readTables(reader, census, new Set(openSockets(census).map(({ table }) => table)));
  }
  return census;
}

function readTables(reader: ProcReader, census: Census, tables: ReadonlySet<SocketTable>): void {
  for (const table of tables) census.tables.set(table, readSocketTable(reader, table));
}

interface OpenSocket {
  readonly table: SocketTable;
  readonly inode: number;
  readonly depth: "first" | "every";
  readonly details: readonly OwnerDetail[];
}

function openSockets({ tables, findings, wishOf }: Census): readonly OpenSocket[] {
  const open: OpenSocket[] = [];
  for (const [table, { table: parsed }] of tables) {
    if (parsed.status === "unavailable") continue;
    for (const { inode, port, address } of parsed.value.listeners) {
      const wish = wishOf(table, { port, scope: scopeOfAddress(address) });
      if (wish === null || isSettled(findings.get(inode))) continue;
      open.push({ table, inode, depth: wish.depth, details: wish.details });
    }
  }
  return open;
}

function isSettled(finding: SocketFinding | undefined): boolean {
  if (finding === undefined) return false;
  if (finding.holders.length === 0) return isBlind(finding.scan);
  return finding.holders.every(({ status }) => status === "described");
}

/** Where some processes refuse to be read, a socket without a holder is explained, and looking again is in vain. */
function isBlind(scan: SocketFinding["scan"]): boolean {
  return scan.status === "observed" && scan.value.unreadable.length > 0;
}

interface Search {
  readonly open: readonly OpenSocket[];
  readonly threads: "leaders" | "every";
}

async function lookFor(reader: ProcReader, census: Census, { open, threads }: Search): Promise<void> {
  const inodes = (depth: "first" | "every"): readonly number[] =>
    open.filter((socket) => socket.depth === depth).map(({ inode }) => inode);
  const scan = await reader.findHolders({
    every: inodes("every"),
    first: inodes("first"),
    threads,
    texts: "read",
  });
  const holders = scan.status === "observed" ? scan.value.holders : new Map<number, readonly Holder[]>();
  const described = await describeHolders(reader, open, holders);
  for (const { inode } of open) {
    const found = (holders.get(inode) ?? []).flatMap(({ pid }) => described.get(pid) ?? []);
    census.findings.set(inode, { holders: found, scan });
  }
}

async function describeHolders(
  reader: ProcReader,
  open: readonly OpenSocket[],
  holders: HolderScan["holders"],
): Promise<ReadonlyMap<number, Described>> {
  const subjects = new Map<number, Subject>();
  for (const { inode, details } of open) {
    for (const holder of holders.get(inode) ?? []) {
      const algorithms = joined(subjects.get(holder.pid)?.algorithms ?? null, algorithmsFor(details));
      subjects.set(holder.pid, { ...holder, inode, algorithms });
    }
  }
  const described = new Map<number, Described>();
  for (const subject of subjects.values()) described.set(subject.pid, await describeProcess(reader, subject));
  return described;
}

type Algorithms = Subject["algorithms"];

/** A package may have recorded either digest of the file. */
function algorithmsFor(details: readonly OwnerDetail[]): Algorithms {
  if (details.includes("package")) return ["md5", "sha256"];
  return details.length === 0 ? null : details.filter((detail) => detail !== "package");
}

function joined(known: Algorithms, more: Algorithms): Algorithms {
  return known === null || more === null ? (known ?? more) : [...new Set([...known, ...more])];
}
