import { setTimeout as wait } from "node:timers/promises";

/** Timers do not count while a machine sleeps, and cannot be longer than 24 days: the clock is looked at again. */
const LOOK_AGAIN_MS = 30_000;

/** Waits for a time (epoch milliseconds), or until the signal is aborted. A clock that is set is followed. */
export async function sleepUntil(time: number, signal: AbortSignal): Promise<"slept" | "aborted"> {
  while (!signal.aborted) {
    const left = time - Date.now();
    if (left <= 0) return "slept";
    try {
      await wait(Math.min(left, LOOK_AGAIN_MS), null, { signal });
    } catch {
      return "aborted";
    }
  }
  return "aborted";
}
