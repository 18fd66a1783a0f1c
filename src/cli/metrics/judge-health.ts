import { printable } from "../../support/printable.ts";

/** When a watch ended a run for the last time, and how long ago that may be. */
export interface WatchPulse {
  readonly watch: string;
  /** Epoch milliseconds; `null` before its first run ended. */
  readonly lastRunAt: number | null;
  readonly limitMs: number;
}

/** Whether the machine is watched; if it is not, why, one sentence each. */
export type Health =
  | { readonly status: "healthy" }
  | { readonly status: "ill"; readonly reasons: readonly [string, ...string[]] };

/** Healthy is what ended a run of every watch within its limit. What was not seen to run is never healthy. */
export function judgeHealth(pulses: readonly WatchPulse[], now: number): Health {
  if (pulses.length === 0) return { status: "ill", reasons: ["Nothing is watched."] };
  const [first, ...others] = pulses.flatMap((pulse) => complaintOf(pulse, now));
  return first === undefined ? { status: "healthy" } : { status: "ill", reasons: [first, ...others] };
}

function complaintOf({ watch, lastRunAt, limitMs }: WatchPulse, now: number): readonly string[] {
  if (lastRunAt === null) return [`${printable(watch)}: No run has ended yet.`];
  const age = now - lastRunAt;
  if (age <= limitMs) return [];
  const [ago, limit] = [age, limitMs].map((milliseconds) => Math.round(milliseconds / 1000));
  return [`${printable(watch)}: The last run ended ${ago} s ago; more than ${limit} s is too long.`];
}
