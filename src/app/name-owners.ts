import type { ListedProcess } from "../collectors/foreign/foreign-format.ts";
import { foreignUser } from "../collectors/foreign/foreign-user.ts";
import type { ListeningSocketsFacts } from "../model/evidence.ts";
import type { EvidenceGap, Observation } from "../model/observation.ts";
import type { ListeningSocket } from "../model/listening-socket.ts";
import type { SocketOwner, User } from "../model/process.ts";
import { differ } from "./listed-processes.ts";
import type { ListedProcesses } from "./listed-processes.ts";

const MOST_NOTES = 20;
const LONGEST_COMMAND = 4096;

/**
 * Adds to the owners of a table what lists of processes tell of them: user, parent and command line, never an executable.
 * A process that no list shows stays as it is. Where a list contradicts what is known of an owner nothing of it is taken,
 * the user is no longer believed, and a gap says so.
 */
export function nameOwners(
  table: Observation<ListeningSocketsFacts>,
  lists: ListedProcesses,
): Observation<ListeningSocketsFacts> {
  if (table.status === "unavailable") return table;
  const named = new Map<SocketOwner, SocketOwner>();
  const contradicted = new Set<number>();
  const nameOwner = (owner: SocketOwner): SocketOwner => {
    const process = lists.byPid.get(owner.pid);
    if (process === undefined) return owner;
    const user = foreignUser(null, process.user);
    const isOther = differ(owner.parentPid, process.parentPid) || usersDiffer(owner.effectiveUser, user);
    if (isOther) contradicted.add(owner.pid);
    const known = isOther ? { ...owner, effectiveUser: null } : withWords(owner, process, user);
    named.set(owner, known);
    return known;
  };
  const sockets = table.facts.sockets.map((socket) => withOwners(socket, nameOwner));
  const notes = [
    ...lists.notes,
    ...[...contradicted]
      .slice(0, MOST_NOTES)
      .map((pid) => `${lists.name} tells something else of process ${pid}.`),
  ];
  return {
    ...table,
    source: named.size === 0 ? table.source : `${table.source} and ${lists.name}`,
    facts: { ...table.facts, sockets, gaps: [...table.facts.gaps, ...notes.map(gapOf)] },
  };
}

function withOwners(
  socket: ListeningSocket,
  nameOwner: (owner: SocketOwner) => SocketOwner,
): ListeningSocket {
  const { owners } = socket;
  if (!("processes" in owners)) return socket;
  return { ...socket, owners: { ...owners, processes: owners.processes.map(nameOwner) } };
}

/** The command line is one word: a list does not tell where the arguments end. */
function withWords(owner: SocketOwner, process: ListedProcess, user: User | null): SocketOwner {
  const { parentPid, name, commandLine } = process;
  const command = commandLine === null ? null : [commandLine.slice(0, LONGEST_COMMAND)];
  return {
    ...owner,
    comm: owner.comm === "" ? name : owner.comm,
    parentPid: owner.parentPid ?? parentPid,
    arguments: owner.arguments ?? command,
    effectiveUser: bothOf(owner.effectiveUser, user),
  };
}

function usersDiffer(one: User | null, other: User | null): boolean {
  if (one === null || other === null) return false;
  return differ(one.uid, other.uid) || differ(one.name, other.name);
}

function bothOf(one: User | null, other: User | null): User | null {
  if (one === null || other === null) return one ?? other;
  return { uid: one.uid ?? other.uid, name: one.name ?? other.name };
}

function gapOf(detail: string): EvidenceGap {
  return { reason: "not-recorded", detail };
}
