import type { ListeningSocketsFacts } from "../../../model/evidence.ts";
import type { EvidenceGap, Seen } from "../../../model/observation.ts";
import type { ListeningSocket, Owners, SocketTable } from "../../../model/listening-socket.ts";
import { describeOwner } from "./describe-owner.ts";
import type { RowListener } from "./listener-of-row.ts";
import type { Row } from "./parse-rows.ts";

/** All that the rows tell. `isWhole`: they show more than sockets of the network, as a query of a whole table does. */
export interface RowFacts {
  readonly listeners: readonly RowListener[];
  readonly processes: ReadonlyMap<number, Row>;
  readonly isWhole: boolean;
}

/** The listeners of one table. No row at all is a fact only where the query asked for everything. */
export function tableFacts(table: SocketTable, facts: RowFacts): Seen<ListeningSocketsFacts> {
  const own = facts.listeners.filter((listener) => listener.table === table);
  const isFact = own.length > 0 || (facts.isWhole && !table.startsWith("udplite"));
  if (!isFact) {
    const detail = `The rows show no ${table} listener, and a query that leaves them out looks the same: SELECT * FROM listening_ports.`;
    return { status: "unavailable", reason: "not-recorded", detail };
  }
  const groups = Map.groupBy(own, ({ socket }) => JSON.stringify(Object.values(socket)));
  const sockets = [...groups.values()].map((rows) => socketOf(rows, facts));
  return {
    status: "observed",
    value: { table, sockets: sockets.sort(byPortThenAddress), gaps: gapsOf(own) },
  };
}

function socketOf(rows: readonly RowListener[], facts: RowFacts): ListeningSocket {
  const [first] = rows;
  if (first === undefined) throw new Error("A group of rows is never empty.");
  return { ...first.socket, owners: ownersOf(rows, facts) };
}

/** osquery keeps one process for each socket: that others hold it too cannot be ruled out. */
function ownersOf(rows: readonly RowListener[], { processes }: RowFacts): Owners {
  const pids = [...new Set(rows.flatMap(({ pid }) => (pid === null ? [] : [pid])))];
  const detail =
    pids.length > 0
      ? "osquery shows one process for each socket; others may hold it too."
      : "osquery found no process that holds the socket; run it as root.";
  return {
    status: "partial",
    processes: pids.map((pid) => describeOwner(pid, processes.get(pid))),
    unseen: { status: "unavailable", reason: pids.length > 0 ? "not-recorded" : "missing-privilege", detail },
  };
}

function gapsOf(listeners: readonly RowListener[]): readonly EvidenceGap[] {
  const namespaces = new Set(listeners.map(({ socket }) => socket.networkNamespace));
  if (namespaces.size < 2) return [];
  const detail = `The rows are of ${namespaces.size} network namespaces; osquery does not say which is that of the host.`;
  return [{ reason: "not-recorded", detail }];
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || Number(a.address > b.address) - Number(a.address < b.address);
}
