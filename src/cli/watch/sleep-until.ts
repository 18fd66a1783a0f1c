import { setTimeout as wait } from "node:timers/promises";

/** Timers do not count while a machine sleeps, and cannot be longer than 24 days: the clock is looked at again. */
const LOOK_AGAIN_MS = 30_000;

/** Less is the usual putting right of a clock, and only makes the wait so much longer. */
const SET_BACK_MS = 1000;

/** How a wait ended; `set-back`: the clock was, so that the time to wait for means nothing any more. */
export type SleepEnd = "slept" | "aborted" | "set-back";

/** Waits for a time (epoch milliseconds), or until the signal is aborted. A clock that is set is followed. */
export async function sleepUntil(time: number, signal: AbortSignal): Promise<SleepEnd> {
  let seen = Date.now();
  while (!signal.aborted) {
    const now = Date.now();
    if (now < seen - SET_BACK_MS) return "set-back";
    if (now >= time) return "slept";
    seen = now;
    try {
      await wait(Math.min(time - now, LOOK_AGAIN_MS), null, { signal });
    } catch {
      return "aborted";
    }
  }
  return "aborted";
}
