import { entriesOf, observationsFrom } from "../../model/observations.ts";
import type { Evidence, ListeningSocketsFacts } from "../../model/evidence.ts";
import { SOCKET_TABLES } from "../../model/listening-socket.ts";
import type { ListeningSocket, SocketTable } from "../../model/listening-socket.ts";
import { factsOf } from "./common-view.ts";
import { withEarlierAnswers } from "./tried-ports.ts";

/**
 * What the next run is compared with: what was seen now, and where nothing was seen now, what was seen last. So a change
 * that happens while nobody can see is told when somebody can again.
 */
export function nextReference(before: Evidence | null, after: Evidence): Evidence {
  if (before === null) return after;
  const kept = entriesOf(before.observations).filter(([key, old]) => {
    const fresh = after.observations[key];
    return old.status === "observed" && fresh?.status !== "observed";
  });
  const tables = SOCKET_TABLES.flatMap((table) => {
    const merged = mergedTable(table, before, after);
    return merged === null ? [] : [[`listening-sockets:${table}`, merged] as const];
  });
  const observations = { ...after.observations, ...observationsFrom(kept), ...observationsFrom(tables) };
  return { ...after, observations };
}

function mergedTable(table: SocketTable, before: Evidence, after: Evidence) {
  const [old, fresh] = [factsOf(before, table), factsOf(after, table)];
  if (old === null || fresh === null) return null;
  return {
    status: "observed",
    source: "",
    facts: withEarlierAnswers(old, withKnownOwners(old, fresh)),
  } as const;
}

/** The sockets of now, with the owners of before where those of now were not all seen. */
function withKnownOwners(old: ListeningSocketsFacts, fresh: ListeningSocketsFacts): ListeningSocketsFacts {
  const known = new Map(old.sockets.filter(hasKnownOwners).map((socket) => [keyOf(socket), socket]));
  const sockets = fresh.sockets.map((socket) => {
    const was = hasKnownOwners(socket) ? undefined : known.get(keyOf(socket));
    return was === undefined ? socket : { ...socket, owners: was.owners };
  });
  return { ...fresh, sockets };
}

function hasKnownOwners({ owners }: ListeningSocket): boolean {
  if (owners.status === "kernel") return true;
  return (
    owners.status === "complete" && owners.processes.every(({ digests }) => digests?.status !== "unavailable")
  );
}

function keyOf({ transport, address, port, device }: ListeningSocket): string {
  return JSON.stringify([transport, address, port, device]);
}
