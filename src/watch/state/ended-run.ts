import type { Alert } from "../../model/alert.ts";
import type { Sighting } from "./trouble.ts";
import type { WatchMemory } from "./watch-memory.ts";

/** One run that ended, and how the watch is to speak of it. */
export interface EndedRun {
  /** Makes the ids of its troubles: the same for the same run, another for every other one. */
  readonly idOf: (words: readonly string[]) => string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly sightings: readonly Sighting[];
  /** After how long an open trouble is told again; `null`: never. */
  readonly remindMs: number | null;
  /** Ids of troubles that somebody has accepted as they are. */
  readonly accepted?: ReadonlySet<string>;
  /** How many alerts, beside those of ends, may be told in an hour. */
  readonly mostPerHour: number;
}

/** What comes of a run: what is to be remembered, and what is to be told. */
export interface AdvancedWatch {
  readonly memory: WatchMemory;
  readonly alerts: readonly Alert[];
  /** What this group says was held back; 0 where nothing is told. */
  readonly heldBack: number;
}
