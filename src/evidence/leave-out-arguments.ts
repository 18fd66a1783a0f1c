import type { AnyObservation } from "../model/observations.ts";
import { entriesOf, observationsFrom } from "../model/observations.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ListeningSocket } from "../model/listening-socket.ts";
import type { SocketOwner } from "../model/process.ts";

/** The same evidence without the command lines of processes: passwords stand in them. */
export function leaveOutArguments(evidence: Evidence): Evidence {
  const bare = new Map<SocketOwner, SocketOwner>();
  const observations = observationsFrom(
    entriesOf(evidence.observations).map(([key, seen]) => [key, withoutArguments(seen, bare)]),
  );
  return { ...evidence, observations };
}

function withoutArguments(seen: AnyObservation, bare: Map<SocketOwner, SocketOwner>): AnyObservation {
  if (seen.status === "unavailable" || !("sockets" in seen.facts)) return seen;
  const sockets = seen.facts.sockets.map((socket) => withBareOwners(socket, bare));
  return { ...seen, facts: { ...seen.facts, sockets } };
}

function withBareOwners(socket: ListeningSocket, bare: Map<SocketOwner, SocketOwner>): ListeningSocket {
  const { owners } = socket;
  if (!("processes" in owners)) return socket;
  const processes = owners.processes.map((owner) => {
    const known = bare.get(owner) ?? { ...owner, arguments: null };
    bare.set(owner, known);
    return known;
  });
  return { ...socket, owners: { ...owners, processes } };
}
