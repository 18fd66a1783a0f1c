import { observationsFrom } from "../../model/observations.ts";
import type { Evidence, ListeningSocketsFacts } from "../../model/evidence.ts";
import { SOCKET_TABLES } from "../../model/listening-socket.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import { commonOwners } from "./common-owners.ts";
import type { CutOwners } from "./common-owners.ts";
import { answeredOf, hasAnswered } from "./tried-ports.ts";

/** The two sides of a comparison, cut down to what both show. */
export interface CommonView {
  readonly before: Evidence;
  readonly after: Evidence;
}

/**
 * The tables that both sides show; of ports that were tried over the network, those that answered both times, and of
 * owners what both sides know. A gap says what else there may be, and takes nothing from what was seen. `null` where
 * nothing is left.
 */
export function commonView(before: Evidence, after: Evidence): CommonView | null {
  const tables = SOCKET_TABLES.flatMap((table) => {
    const [old, fresh] = [factsOf(before, table), factsOf(after, table)];
    return old === null || fresh === null ? [] : [{ old, fresh }];
  });
  if (tables.length === 0) return null;
  const sockets = (side: "old" | "fresh") => tables.flatMap((pair) => pair[side].sockets);
  const owners = commonOwners(sockets("old"), sockets("fresh"));
  return {
    before: evidenceOf(
      before,
      tables.map(({ old, fresh }) => cut(old, fresh, owners)),
    ),
    after: evidenceOf(
      after,
      tables.map(({ old, fresh }) => cut(fresh, old, owners)),
    ),
  };
}

/** One table as it was seen; `null` where it was not. */
export function factsOf({ observations }: Evidence, table: SocketTable): ListeningSocketsFacts | null {
  const seen = observations[`listening-sockets:${table}`];
  return seen?.status === "observed" ? seen.facts : null;
}

function cut(
  { table, sockets }: ListeningSocketsFacts,
  other: ListeningSocketsFacts,
  owners: CutOwners,
): ListeningSocketsFacts {
  const answered = answeredOf(other);
  const shown = sockets.filter((socket) => answered === null || hasAnswered(answered, socket));
  return { table, sockets: shown.map(owners), gaps: [] };
}

function evidenceOf({ target, collectedAt }: Evidence, tables: readonly ListeningSocketsFacts[]): Evidence {
  const entries = tables.map((facts) => {
    const seen = { status: "observed", source: "", facts } as const;
    return [`listening-sockets:${facts.table}`, seen] as const;
  });
  return { target, collectedAt, observations: observationsFrom(entries) };
}
