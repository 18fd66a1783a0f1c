import { nextCronTime } from "./cron.ts";
import type { WatchSchedule } from "./watch-config.ts";

/** When a run is due, and how many were due before it and are left out. Epoch milliseconds. */
export interface DueRun {
  readonly at: number;
  readonly skipped: number;
}

/** Counting what a cron expression would have done goes no further. */
const MOST_COUNTED = 1000;

/**
 * The run after one that was due at `last`: the first time of the schedule that lies ahead. Runs that were due while
 * the last one went on are left out, and counted: two runs of a watch never overlap. A clock that was set back counts anew.
 */
export function nextRun(schedule: WatchSchedule, last: number, now: number): DueRun {
  if (schedule.kind === "interval") return nextOfInterval(schedule.ms, last, now);
  let skipped = 0;
  let at = nextCronTime(schedule.expression, Math.min(last, now));
  while (at !== null && at <= now && skipped < MOST_COUNTED) {
    skipped += 1;
    at = nextCronTime(schedule.expression, at);
  }
  if (at !== null && at <= now) at = nextCronTime(schedule.expression, now);
  return { at: at ?? Infinity, skipped };
}

function nextOfInterval(ms: number, last: number, now: number): DueRun {
  if (now < last) return { at: now + ms, skipped: 0 };
  const passed = Math.floor((now - last) / ms);
  return { at: last + (passed + 1) * ms, skipped: passed };
}
