import type { SeenListener } from "./seen-listener.ts";

/** Listeners that are gone and that are new, and those of them that are one and the same at another place. */
export interface PairedListeners {
  readonly pairs: readonly (readonly [before: SeenListener, after: SeenListener])[];
  readonly closed: readonly SeenListener[];
  readonly opened: readonly SeenListener[];
}

/**
 * Takes a listener that is gone and one that is new for one that moved, where both have the same key. A key of `null`
 * pairs with nothing. Several with one key are paired in their order.
 */
export function pairChanges(
  closed: readonly SeenListener[],
  opened: readonly SeenListener[],
  keyOf: (listener: SeenListener, side: "closed" | "opened") => string | null,
): PairedListeners {
  const waiting = new Map<string, SeenListener[]>();
  for (const listener of closed.toReversed()) {
    const key = keyOf(listener, "closed");
    if (key === null) continue;
    const queue = waiting.get(key);
    if (queue === undefined) waiting.set(key, [listener]);
    else queue.push(listener);
  }
  const pairs = opened.flatMap((after) => {
    const key = keyOf(after, "opened");
    const before = key === null ? undefined : waiting.get(key)?.pop();
    return before === undefined ? [] : [[before, after] as const];
  });
  const paired = new Set(pairs.flat());
  return {
    pairs,
    closed: closed.filter((listener) => !paired.has(listener)),
    opened: opened.filter((listener) => !paired.has(listener)),
  };
}
