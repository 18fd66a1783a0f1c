import type { ListeningSocket, Owners } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";

/** Cuts the owners of sockets down to what the sockets of another run show, too. */
export type CutOwners = (socket: ListeningSocket) => ListeningSocket;

const DETAILS = ["digests", "package"] as const;

/**
 * What both runs show of owners: those of a listener count where both saw all of them, and a detail of a program where
 * both saw it of all of its processes. A listener that only one run has keeps what is known of it.
 */
export function commonOwners(
  before: readonly ListeningSocket[],
  after: readonly ListeningSocket[],
): CutOwners {
  const all = [...before, ...after];
  const unknown = new Set(all.filter((socket) => !isWhole(socket.owners)).map(keyOf));
  const paths = Object.fromEntries(DETAILS.map((detail) => [detail, pathsWithout(all, detail)]));
  return (socket) => {
    const { owners } = socket;
    if (unknown.has(keyOf(socket))) return { ...socket, owners: { status: "not-requested" } };
    if (!("processes" in owners)) return socket;
    const processes = owners.processes.map((owner) => cutOwner(owner, paths));
    return { ...socket, owners: { ...owners, processes } };
  };
}

/** Where sockets stand that are put side by side. */
function keyOf({ transport, address, port }: ListeningSocket): string {
  return `${transport} ${address} ${port}`;
}

function isWhole(owners: Owners): boolean {
  if (owners.status === "kernel") return true;
  return (
    owners.status === "complete" &&
    owners.processes.every(({ executable }) => executable.status === "observed")
  );
}

type Detail = (typeof DETAILS)[number];

/** The programs of which some process lacks a detail. */
function pathsWithout(sockets: readonly ListeningSocket[], detail: Detail): ReadonlySet<string> {
  const owners = sockets.flatMap(({ owners: of }) => ("processes" in of ? of.processes : []));
  return new Set(owners.filter((owner) => owner[detail]?.status !== "observed").map(pathOf));
}

function pathOf({ executable }: SocketOwner): string {
  return executable.status === "observed" ? executable.value.path : "";
}

function cutOwner(owner: SocketOwner, paths: Readonly<Record<string, ReadonlySet<string>>>): SocketOwner {
  const { digests, package: owning, ...plain } = owner;
  const path = pathOf(owner);
  return {
    ...plain,
    ...(digests === undefined || paths.digests?.has(path) === true ? {} : { digests }),
    ...(owning === undefined || paths.package?.has(path) === true ? {} : { package: owning }),
  };
}
