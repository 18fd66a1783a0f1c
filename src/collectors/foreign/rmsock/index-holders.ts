import type { HeldBlock, ReadingAids } from "../foreign-format.ts";
import { blocksOf, controlBlock } from "./control-block.ts";

/**
 * Finds the answers about a control block: by the address that was asked for, and for TCP where no question is shown by
 * the place of the socket.
 */
export function indexHolders(held: readonly HeldBlock[]): NonNullable<ReadingAids["holdersOf"]> {
  const asked = Map.groupBy(held, (entry) => entry.asked ?? "");
  const placed = Map.groupBy(asked.get("") ?? [], ({ socket }) => blocksOf(socket).whole);
  return (address, transport) => {
    const { whole, lower } = blocksOf(address);
    const answers = asked.get(controlBlock(address));
    if (answers !== undefined || transport !== "tcp") return answers ?? [];
    return placed.get(whole) ?? placed.get(lower) ?? [];
  };
}
