import type { AnyObservation } from "../../model/observations.ts";
import { entriesOf, observationsFrom } from "../../model/observations.ts";
import type { Evidence, ListeningSocketsFacts } from "../../model/evidence.ts";
import type { ListeningSocket, Owners } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";

/** Whether listeners that only the target itself can reach are watched. */
export type WatchedLoopback = "watched" | "left-out";

/**
 * What is kept of a run for the next one: tables, registrations and the rights that they were read with, in an order of
 * their own; no command lines, and nothing that is another every time. UDP clients, which come and go, are left out.
 */
export function slimEvidence({ target, observations }: Evidence, loopback: WatchedLoopback): Evidence {
  const kept = entriesOf(observations)
    .filter(([key]) => isKept(key))
    .map(([key, seen]) => [key, slimObservation(seen, loopback)] as const);
  return { target, collectedAt: "", observations: observationsFrom(kept) };
}

function slimObservation(seen: AnyObservation, loopback: WatchedLoopback) {
  if (seen.status === "unavailable" || !("sockets" in seen.facts)) return seen;
  return { ...seen, facts: slimTable(seen.facts, loopback) };
}

function isKept(key: string): boolean {
  return key.startsWith("listening-sockets:") || key === "rpc-services" || key === "host";
}

function slimTable(facts: ListeningSocketsFacts, loopback: WatchedLoopback): ListeningSocketsFacts {
  const sockets = facts.sockets
    .filter(({ scope, looksLikeClient }) => {
      if (looksLikeClient !== undefined) return false;
      return loopback === "watched" || scope !== "loopback" || facts.extent === "tried-addresses";
    })
    .map(slimSocket);
  return { ...facts, sockets };
}

function slimSocket(socket: ListeningSocket): ListeningSocket {
  return { ...socket, inode: null, owners: slimOwners(socket.owners) };
}

function slimOwners(owners: Owners): Owners {
  if (!("processes" in owners)) return owners;
  const processes = owners.processes.map(withoutWords).toSorted((a, b) => a.pid - b.pid);
  return { ...owners, processes };
}

function withoutWords(owner: SocketOwner): SocketOwner {
  return { ...owner, arguments: null };
}
