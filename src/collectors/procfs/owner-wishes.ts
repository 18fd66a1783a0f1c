import type { ListeningSocketsRequest, OwnerWish } from "../../model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";

/** What all rules together want to know of the owners on one port. */
export type PortWish = Pick<OwnerWish, "depth" | "details">;

/** Where a listener stands. */
export type Place = Pick<ListeningSocket, "port" | "scope">;

/** The wish for a listener of a table; `null` where no rule asked. */
export type WishOf = (table: SocketTable, place: Place) => PortWish | null;

/** Merges the wishes of all requests. */
export function ownerWishes(requests: readonly ListeningSocketsRequest[]): WishOf {
  const known = new Map<string, PortWish | null>();
  return (table, place) => {
    const key = `${table} ${place.port} ${place.scope}`;
    const wish = known.get(key);
    if (wish !== undefined) return wish;
    const found = mergedWish(
      requests.filter((request) => request.table === table).flatMap(({ owners }) => owners),
      place,
    );
    known.set(key, found);
    return found;
  };
}

function mergedWish(all: readonly OwnerWish[], { port, scope }: Place): PortWish | null {
  const wishes = all.filter(({ ports, leavesOut }) => leavesOut !== scope && hasPort(ports, port));
  if (wishes.length === 0) return null;
  return {
    depth: wishes.some(({ depth }) => depth === "every") ? "every" : "first",
    details: [...new Set(wishes.flatMap(({ details }) => details))],
  };
}
