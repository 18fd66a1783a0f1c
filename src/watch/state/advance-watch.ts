import type { AdvancedWatch, EndedRun } from "./ended-run.ts";
import { followTroubles } from "./follow-troubles.ts";
import { limitAlerts } from "./limit-alerts.ts";
import type { WatchMemory } from "./watch-memory.ts";

/**
 * From what is remembered and what a run saw to what is to be told: first, again after a time, over. Pure: the same
 * run leads to the same alerts with the same ids, whoever was killed meanwhile.
 */
export function advanceWatch(memory: WatchMemory, run: EndedRun): AdvancedWatch {
  return limitAlerts(memory, followTroubles(memory.troubles, run), run);
}
