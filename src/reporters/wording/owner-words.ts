import type { SocketOwner } from "../../model/process.ts";
import { countOf, grouped } from "./count-of.ts";
import type { Depth } from "./fact-row.ts";
import type { OwnerGroup } from "./fold-owners.ts";

const BRIEF_PIDS = 6;

/** What runs and under which ids: `/usr/sbin/nginx (pid 12 and 4 workers 13, 14, 15, 16)`. */
export function ownerWords(group: OwnerGroup, depth: Depth): string {
  return `${programWords(group[0])} (${pidWords(group, depth)})`;
}

function programWords({ executable, comm }: SocketOwner): string {
  return executable.status === "observed" ? executable.value.path : `a process that calls itself "${comm}"`;
}

function pidWords(group: OwnerGroup, depth: Depth): string {
  const [first, ...rest] = group;
  if (rest.length === 0) return `pid ${first.pid}`;
  const areWorkers = rest.every(({ parentPid }) => parentPid === first.pid);
  if (!areWorkers) return `${grouped(group.length)} equal processes, pid ${pidList(group, depth)}`;
  return `pid ${first.pid} and ${countOf(rest.length, "worker")} ${pidList(rest, depth)}`;
}

function pidList(processes: readonly SocketOwner[], depth: Depth): string {
  const shown = depth === "full" ? processes : processes.slice(0, BRIEF_PIDS);
  return shown.map(({ pid }) => String(pid)).join(", ") + (shown.length < processes.length ? ", …" : "");
}
