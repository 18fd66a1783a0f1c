import type { ListeningSocketsRequest, OwnerWish } from "../../model/evidence.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";

/** What all rules together want to know of the owners on one port. */
export type PortWish = Pick<OwnerWish, "depth" | "details">;

/** The wish for a port of a table; `null` where no rule asked. */
export type WishOf = (table: SocketTable, port: number) => PortWish | null;

/** Merges the wishes of all requests. */
export function ownerWishes(requests: readonly ListeningSocketsRequest[]): WishOf {
  const known = new Map<string, PortWish | null>();
  return (table, port) => {
    const key = `${table} ${port}`;
    const wish = known.get(key);
    if (wish !== undefined) return wish;
    const found = mergedWish(
      requests.filter((request) => request.table === table),
      port,
    );
    known.set(key, found);
    return found;
  };
}

function mergedWish(requests: readonly ListeningSocketsRequest[], port: number): PortWish | null {
  const wishes = requests.flatMap(({ owners }) => owners).filter(({ ports }) => hasPort(ports, port));
  if (wishes.length === 0) return null;
  return {
    depth: wishes.some(({ depth }) => depth === "every") ? "every" : "first",
    details: [...new Set(wishes.flatMap(({ details }) => details))],
  };
}
