import type { ComparedListener, OwnerView } from "../model/comparison.ts";
import type { ListeningSocket, Owners } from "../model/listening-socket.ts";
import type { SocketOwner } from "../model/process.ts";
import { distinctPrograms, KERNEL, programOf } from "./program-of.ts";

/** All sockets on one address and port, with what a comparison says of them. */
export interface SeenListener {
  readonly key: string;
  readonly words: ComparedListener;
  readonly processes: readonly SocketOwner[];
}

const FROM_LEAST: readonly OwnerView[] = ["not-requested", "partial", "claimed", "seen"];

/** Puts sockets of one address and port together (SO_REUSEPORT), in order of transport, port and address. */
export function listenersOf(sockets: readonly ListeningSocket[]): ReadonlyMap<string, SeenListener> {
  const groups = new Map<string, [ListeningSocket, ...ListeningSocket[]]>();
  for (const socket of sockets) {
    const key = `${socket.transport} ${String(socket.port).padStart(5, "0")} ${socket.address}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [socket]);
    else group.push(socket);
  }
  const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(inOrder.map(([key, group]) => [key, seenListener(key, group)]));
}

function seenListener(key: string, group: readonly [ListeningSocket, ...ListeningSocket[]]): SeenListener {
  const [{ transport, address, port, scope }] = group;
  const views = group.map(({ owners }) => viewOf(owners));
  const programs = group.flatMap(({ owners }) =>
    owners.status === "kernel" ? [KERNEL] : processesOf(owners).map(programOf),
  );
  const words: ComparedListener = {
    transport,
    address,
    port,
    scope,
    v6only: v6onlyOf(group),
    devices: [...new Set(group.flatMap(({ device }) => (device === null ? [] : [device])))].sort(),
    ownerView: FROM_LEAST.find((view) => views.includes(view)) ?? "not-requested",
    programs: distinctPrograms(programs),
  };
  return { key, words, processes: group.flatMap(({ owners }) => processesOf(owners)) };
}

/** One socket that also serves IPv4 is enough to be reachable over it. */
function v6onlyOf(group: readonly ListeningSocket[]): ListeningSocket["v6only"] {
  const words = group.map(({ v6only }) => v6only);
  return (["no", "unknown", "yes"] as const).find((word) => words.includes(word)) ?? "not-applicable";
}

function processesOf(owners: Owners): readonly SocketOwner[] {
  return "processes" in owners ? owners.processes : [];
}

function viewOf(owners: Owners): OwnerView {
  switch (owners.status) {
    case "not-requested":
      return "not-requested";
    case "first":
      return "partial";
    case "partial":
      return owners.processes.length === 0 && owners.unseen.reason === "not-recorded"
        ? "not-requested"
        : "partial";
    case "kernel":
      return "seen";
    case "complete":
      return owners.processes.every(({ executable }) => executable.status === "observed")
        ? "seen"
        : "claimed";
  }
}
