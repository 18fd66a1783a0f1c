import type { AddressScope } from "../../../model/listening-socket.ts";
import type { Outcome } from "../../../model/outcome.ts";
import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import type { SeenListener } from "../seen-listeners.ts";
import type { PortColumn } from "./port-columns.ts";

/** From where listeners can be reached: a row of the picture. `name` is an address of which only a name is shown. */
export type Reach = AddressScope | "name";

/** The listeners of one row and one column. */
export interface Tile {
  readonly reach: Reach;
  readonly column: PortColumn;
  readonly outcome: Outcome;
  readonly listeners: readonly SeenListener[];
}

/** Rows of the picture, the widest reach first. */
export const REACHES: readonly Reach[] = [
  "any",
  "public",
  "private",
  "link-local",
  "multicast",
  "name",
  "loopback",
];

/** The tiles of the picture row by row; where nothing listens there is none. */
export function portGrid(
  listeners: readonly SeenListener[],
  columns: readonly PortColumn[],
): readonly Tile[] {
  return REACHES.flatMap((reach) => {
    const row = listeners.filter(({ listener }) => reachOf(listener) === reach);
    return columns.flatMap((column) => {
      const inside = row.filter(({ listener: { port } }) => port >= column.first && port <= column.last);
      return inside.length === 0 ? [] : [{ reach, column, outcome: worstOf(inside), listeners: inside }];
    });
  });
}

function reachOf({ scope, addressShown }: SeenListener["listener"]): Reach {
  return addressShown === "name" ? "name" : scope;
}

function worstOf(listeners: readonly SeenListener[]): Outcome {
  const said = new Set(listeners.map(({ outcome }) => outcome));
  return OUTCOME_ORDER.find((outcome) => said.has(outcome)) ?? "ERROR";
}
