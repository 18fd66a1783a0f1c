import type { KnownServices, Trouble } from "./trouble.ts";

/** What is known of a watch between two runs. Plain JSON; all of it is kept in the state file. */
export interface WatchMemory {
  readonly troubles: readonly Trouble[];
  /** The hour that the rate limit counts, by its beginning in epoch milliseconds, and what was told in it. */
  readonly hour: { readonly startedAt: number; readonly told: number };
  /** How many alerts were held back since the last group. */
  readonly heldBack: number;
  /** What port checks know of their targets; absent where there is none. */
  readonly services?: readonly ServicesOfTarget[];
}

/** What the port checks of a watch know of one target. */
export interface ServicesOfTarget {
  readonly target: string;
  readonly checks: readonly KnownServices[];
}

/** What a watch knows before its first run. */
export const NO_MEMORY: WatchMemory = { troubles: [], hour: { startedAt: 0, told: 0 }, heldBack: 0 };
