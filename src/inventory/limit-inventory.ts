import type { Inventory } from "./inventory.ts";
import { speaksOf } from "./parse-limit.ts";
import type { LimitPart } from "./parse-limit.ts";

/** A part of an inventory, and what of the limit speaks of no target. */
export interface LimitedInventory {
  readonly inventory: Inventory;
  /** Most likely they are misspelt. */
  readonly idle: readonly LimitPart[];
}

/** The targets that any part takes in and none leaves out, in their order; without a part that takes in, all are in. */
export function limitInventory(inventory: Inventory, parts: readonly LimitPart[]): LimitedInventory {
  const taken = parts.filter(({ kind }) => kind === "in");
  const left = parts.filter(({ kind }) => kind === "out");
  const idle = new Set(parts);
  const speaks = (part: LimitPart, entry: Inventory[number]): boolean => {
    const doesSpeak = speaksOf(part, entry);
    if (doesSpeak) idle.delete(part);
    return doesSpeak;
  };
  const chosen = inventory.filter((entry) => {
    const takenBy = taken.filter((part) => speaks(part, entry));
    const leftBy = left.filter((part) => speaks(part, entry));
    return leftBy.length === 0 && (taken.length === 0 || takenBy.length > 0);
  });
  return { inventory: chosen, idle: [...idle] };
}
