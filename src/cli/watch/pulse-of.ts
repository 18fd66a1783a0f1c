import { nextRun } from "../../watch/config/next-run.ts";
import type { WatchPulse } from "../metrics/judge-health.ts";
import { longestRun } from "./longest-run.ts";
import type { PlannedWatch } from "./watch-setup.ts";

/** When a watch ended its last run, and until when the next one has to be at its end by its schedule. */
export function pulseOf(watch: PlannedWatch, lastRunAt: number | null): WatchPulse {
  const { name, schedule, jitterMs } = watch.settings;
  const from = lastRunAt ?? 0;
  const wait = nextRun(schedule, from, from).at - from;
  return { watch: name, lastRunAt, limitMs: wait + jitterMs + longestRun(watch) };
}
