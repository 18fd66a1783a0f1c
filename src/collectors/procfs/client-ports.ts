import type { SocketOwner } from "../../model/process.ts";
import type { ParsedTable } from "./parse-socket-table.ts";
import type { ProcReader } from "./proc-reader.ts";

/** UDP listeners on a port that the kernel also gives to clients, with their owners. */
export interface ClientCandidate {
  readonly inode: number;
  readonly port: number;
  readonly owners: readonly SocketOwner[];
}

/**
 * A note for each candidate, by inode number, whose owner also talks to somebody: it may be a client that was given
 * the port by chance.
 */
export async function clientNotes(
  reader: ProcReader,
  { connected }: ParsedTable,
  candidates: readonly ClientCandidate[],
): Promise<ReadonlyMap<number, string>> {
  const range = connected.length === 0 ? null : localPortRange(reader);
  if (range === null) return new Map();
  const [low, high] = range;
  const inRange = candidates.filter(({ port, owners }) => port >= low && port <= high && owners.length > 0);
  const talking = inRange.length === 0 ? new Set<number>() : await holdersOf(reader, connected, inRange);
  const notes = new Map<number, string>();
  for (const { inode, owners } of inRange) {
    const owner = owners.find(({ pid }) => talking.has(pid));
    if (owner !== undefined)
      notes.set(
        inode,
        `The port lies in the range that the kernel gives to clients (${low} to ${high}), and process ${owner.pid} also has connected sockets.`,
      );
  }
  return notes;
}

function localPortRange({ files }: ProcReader): readonly [low: number, high: number] | null {
  const text = files.readText("/proc/sys/net/ipv4/ip_local_port_range");
  const match = text.status === "observed" ? /^(\d+)\s+(\d+)\s*$/.exec(text.value) : null;
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

async function holdersOf(
  reader: ProcReader,
  connected: readonly number[],
  candidates: readonly ClientCandidate[],
): Promise<ReadonlySet<number>> {
  const processes = [...new Set(candidates.flatMap(({ owners }) => owners.map(({ pid }) => pid)))];
  const scan = await reader.findHolders({ every: connected, first: [], threads: "leaders", processes });
  if (scan.status === "unavailable") return new Set();
  return new Set([...scan.value.holders.values()].flatMap((holders) => holders.map(({ pid }) => pid)));
}
