import type { Evidence } from "../model/evidence.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";
import type { ListeningSocket } from "../model/listening-socket.ts";
import type { SeenListener } from "./seen-listener.ts";

/** A listener that stands on both sides, or on one. */
export interface MatchedListeners {
  readonly both: readonly (readonly [before: SeenListener, after: SeenListener])[];
  readonly closed: readonly SeenListener[];
  readonly opened: readonly SeenListener[];
}

/** Puts the listeners of both sides together by transport, address and port. */
export function matchListeners(
  old: ReadonlyMap<string, SeenListener>,
  fresh: ReadonlyMap<string, SeenListener>,
): MatchedListeners {
  return {
    both: [...old].flatMap(([key, listener]) => {
      const match = fresh.get(key);
      return match === undefined ? [] : [[listener, match] as const];
    }),
    closed: [...old.values()].filter(({ key }) => !fresh.has(key)),
    opened: [...fresh.values()].filter(({ key }) => !old.has(key)),
  };
}

/** Every listener of every table that was seen. */
export function socketsOf({ observations }: Evidence): readonly ListeningSocket[] {
  return SOCKET_TABLES.flatMap((table) => {
    const seen = observations[`listening-sockets:${table}`];
    return seen?.status === "observed" ? seen.facts.sockets : [];
  });
}
