import type { AdvancedWatch, EndedRun } from "./ended-run.ts";
import { followTroubles } from "./follow-troubles.ts";
import { limitAlerts } from "./limit-alerts.ts";
import type { ServicesOfTarget, WatchMemory } from "./watch-memory.ts";

/**
 * From what is remembered and what a run saw to what is to be told: first, again after a time, over. Pure: the same
 * run leads to the same alerts with the same ids, whoever was killed meanwhile.
 */
export function advanceWatch(memory: WatchMemory, run: EndedRun): AdvancedWatch {
  const advanced = limitAlerts(memory, followTroubles(memory.troubles, run), run);
  const services = servicesAfter(memory, run);
  return services.length === 0 ? advanced : { ...advanced, memory: { ...advanced.memory, services } };
}

/** What was not seen is not forgotten. */
function servicesAfter({ services = [] }: WatchMemory, { sightings }: EndedRun): readonly ServicesOfTarget[] {
  const known = new Map(services.map(({ target, checks }) => [target, checks]));
  return sightings.flatMap(({ target, services: seen }) => {
    const checks = seen ?? known.get(target) ?? [];
    return checks.length === 0 ? [] : [{ target, checks }];
  });
}
