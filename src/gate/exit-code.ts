import type { OutcomeCounts } from "../model/outcome.ts";

/** Which statuses make a run fail: FAILED always does; `warning` and `error` add their own. */
export type FailOn = "failed" | "warning" | "error";

/** The exit status of a run that came to its end: 0, 1 (something failed) or 2 (something was not seen). */
export function exitCodeOf(counts: OutcomeCounts, failOn: FailOn): 0 | 1 | 2 {
  if (counts.FAILED > 0) return 1;
  if (failOn === "warning" && counts.WARNING > 0) return 1;
  if (failOn === "error" && counts.ERROR > 0) return 1;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts.ERROR > 0 || total === 0 ? 2 : 0;
}
