import type { ListeningSocket, Owners, Transport } from "../../../model/listening-socket.ts";
import type { Unavailable } from "../../../model/observation.ts";
import type { NamedProcess } from "../foreign-owner.ts";
import { foreignOwner } from "../foreign-owner.ts";
import type { HeldSocket } from "./row-reading.ts";

const NO_HOLDER: Unavailable = {
  status: "unavailable",
  reason: "not-recorded",
  detail: "The output names no process that holds this socket.",
};

/** Rows of one socket, and the processes on them by number. */
interface Joined {
  readonly socket: HeldSocket;
  readonly holders: Map<number, NamedProcess>;
}

/**
 * The listeners behind the rows: rows of one socket become one listener with several owners. `unseen` tells why there
 * may be owners that are not listed. In order of port, then address.
 */
export function joinHolders(
  sockets: readonly HeldSocket[],
  unseen: Unavailable | null,
): readonly ListeningSocket[] {
  const joined = new Map<string, Joined>();
  for (const socket of sockets) {
    const { identity, place, port, holder } = socket;
    const key = `${identity ?? ""} ${place.address} ${port}`;
    const entry = joined.get(key) ?? { socket, holders: new Map<number, NamedProcess>() };
    joined.set(key, entry);
    if (holder !== null && !entry.holders.has(holder.pid)) entry.holders.set(holder.pid, holder);
  }
  return [...joined.values()].map((entry) => listenerOf(entry, unseen)).sort(byPortThenAddress);
}

function listenerOf({ socket, holders }: Joined, unseen: Unavailable | null): ListeningSocket {
  const { table, place, port, v6only, identity } = socket;
  return {
    transport: table.replace("6", "") as Transport,
    ...place,
    v6only: place.address === "::" ? v6only : "not-applicable",
    device: null,
    port,
    networkNamespace: null,
    inode: inodeOf(identity),
    uid: null,
    owners: ownersOf([...holders.values()], unseen),
  };
}

function ownersOf(holders: readonly NamedProcess[], unseen: Unavailable | null): Owners {
  const processes = holders.map(foreignOwner);
  if (processes.length === 0) return { status: "partial", processes, unseen: NO_HOLDER };
  return unseen === null ? { status: "complete", processes } : { status: "partial", processes, unseen };
}

/** Linux shows inode numbers; other systems show addresses of the kernel, which are none. */
function inodeOf(identity: string | null): number | null {
  return identity !== null && /^[1-9]\d{0,14}$/.test(identity) ? Number(identity) : null;
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || (a.address < b.address ? -1 : Number(a.address > b.address));
}
