import type { Owners } from "../model/listening-socket.ts";
import type { Unavailable } from "../model/observation.ts";
import type { SocketOwner } from "../model/process.ts";

/**
 * The owners of one listener as two texts tell them. Processes are the same by their id. The list is complete only
 * where one of them says so, and the other shows nobody else.
 */
export function joinOwners(one: Owners, other: Owners): Owners {
  const [better, worse] = RANK[one.status] >= RANK[other.status] ? [one, other] : [other, one];
  const processes = joinProcesses(processesOf(better), processesOf(worse));
  if (processes.length === 0) return better;
  if (better.status === "partial") return { ...better, processes };
  if (
    better.status === "not-requested" ||
    better.status === "kernel" ||
    isLarger(processes, better.processes)
  )
    return { status: "partial", processes, unseen: CONTRADICTED };
  return { ...better, processes };
}

const RANK: Readonly<Record<Owners["status"], number>> = {
  complete: 4,
  kernel: 3,
  first: 2,
  partial: 1,
  "not-requested": 0,
};

const CONTRADICTED: Unavailable = {
  status: "unavailable",
  reason: "not-recorded",
  detail: "The texts name different owners.",
};

function processesOf(owners: Owners): readonly SocketOwner[] {
  return "processes" in owners ? owners.processes : [];
}

function isLarger(joined: readonly SocketOwner[], part: readonly SocketOwner[]): boolean {
  return joined.length > part.length;
}

function joinProcesses(
  better: readonly SocketOwner[],
  worse: readonly SocketOwner[],
): readonly SocketOwner[] {
  const byPid = new Map(better.map((owner) => [owner.pid, owner]));
  for (const owner of worse) {
    const known = byPid.get(owner.pid);
    byPid.set(owner.pid, known === undefined ? owner : bothOf(known, owner));
  }
  return [...byPid.values()].sort((a, b) => a.pid - b.pid);
}

/** Only what one of them does not tell is taken from the other. */
function bothOf(one: SocketOwner, other: SocketOwner): SocketOwner {
  const named = one.executable.status === "observed" ? one : other;
  return {
    ...one,
    parentPid: one.parentPid ?? other.parentPid,
    executable: named.executable,
    realUser: one.realUser ?? other.realUser,
    effectiveUser: one.effectiveUser ?? other.effectiveUser,
    cgroup: one.cgroup ?? other.cgroup,
    unit: one.unit ?? other.unit,
  };
}
