import type { ListeningSocketsFacts, ListeningSocketsRequest } from "../../model/evidence.ts";
import type { ListeningSocket, Owners } from "../../model/listening-socket.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { ownerWishes } from "../procfs/owner-wishes.ts";
import type { Place, PortWish } from "../procfs/owner-wishes.ts";
import { parseUserNames } from "../procfs/parse-user-names.ts";
import type { ConnectionRow } from "./connection-row.ts";
import { describeOwner } from "./describe-owner.ts";
import type { OwnerContext } from "./describe-owner.ts";
import { mapConnections } from "./map-connections.ts";
import type { MappedListener } from "./map-connections.ts";
import { readConnections, readProcesses } from "./read-libraries.ts";

const SOURCE = "netstat through systeminformation";

type SocketObservation = Observation<ListeningSocketsFacts>;
type Processes = Awaited<ReturnType<typeof readProcesses>>;
type OwnersOf = (listener: MappedListener) => Owners;

/** Listening sockets of macOS, Windows and the BSDs. */
export const systeminformation = defineCollector({
  id: "systeminformation",
  kind: "listening-sockets",
  summary:
    "Listening sockets of macOS, Windows and the BSDs from netstat, their owners from the process list.",
  cannotSee: [
    "UDP listeners on the BSDs, UDP-Lite on FreeBSD",
    "all owners of a socket: netstat names one process, on the BSDs none",
    "the executable, its digests and its package: a process list has only what a process says of itself",
    "listeners whose IPv6 address netstat cuts",
  ],
  isApplicable: (target) => target.kind === "local" && target.identity().system !== "Linux",
  touches: ({ owners }) => [
    { kind: "other", words: "the program netstat" },
    ...(owners.length === 0 ? [] : [{ kind: "other", words: "the list of processes" } as const]),
  ],
  collect: async (target, requests) => {
    const rows = await readConnections();
    const wishes = ownerWishes(requests);
    const wantsOwners = requests.some(({ owners }) => owners.length > 0);
    const processes: Processes = wantsOwners
      ? await readProcesses()
      : { status: "observed", value: new Map() };
    return requests.map((request) => {
      const owners = ownersBy(target, processes, (place) => wishes(request.table, place));
      return tableFacts(rows, request, { system: target.identity().system, owners });
    });
  },
});

interface TableContext {
  readonly system: string;
  readonly owners: OwnersOf;
}

function tableFacts(
  rows: Seen<readonly ConnectionRow[]>,
  { table }: ListeningSocketsRequest,
  { system, owners }: TableContext,
): SocketObservation {
  const listeners = rows.status === "unavailable" ? rows : mapConnections(rows.value, table, system);
  if (listeners.status === "unavailable") return { ...listeners, source: SOURCE };
  const sockets = listeners.value.map((listener) => ({ ...listener.socket, owners: owners(listener) }));
  return {
    status: "observed",
    source: SOURCE,
    facts: { table, sockets: sockets.sort(byPortThenAddress), gaps: [] },
  };
}

function ownersBy(target: Target, processes: Processes, wishOf: (place: Place) => PortWish | null): OwnersOf {
  const context: OwnerContext = { system: target.identity().system, userNames: userNamesOf(target.files) };
  return ({ socket, pid, process }) => {
    const wish = wishOf(socket);
    if (wish === null) return { status: "not-requested" };
    if (processes.status === "unavailable") return { status: "partial", processes: [], unseen: processes };
    const descriptor = pid === null ? undefined : processes.value.get(pid);
    const named = pid === null ? [] : [describeOwner({ pid, name: process, descriptor }, context, wish)];
    return { status: "partial", processes: named, unseen: othersUnseen(context.system) };
  };
}

function othersUnseen(system: string) {
  const detail = `netstat on ${system} names at most one process for a socket, so others may hold it.`;
  return { status: "unavailable", reason: "not-supported", detail } as const;
}

function userNamesOf(files: FileAccess | null): ReadonlyMap<number, string> {
  const text = files?.readText("/etc/passwd");
  return text?.status === "observed" ? parseUserNames(text.value) : new Map();
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || (a.address < b.address ? -1 : 1);
}
