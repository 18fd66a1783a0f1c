import type { FindingStatus } from "../../model/verdict.ts";

/** The statuses in the order in which a reader wants them: what is broken first. */
export const STATUS_ORDER: readonly FindingStatus[] = ["FAILED", "ERROR", "WARNING", "PASSED", "SKIPPED"];

/** What each status means, for somebody who sees it for the first time. */
export const STATUS_MEANING: Readonly<Record<FindingStatus, string>> = {
  FAILED: "The rule does not hold, and what breaks it was seen.",
  ERROR: "The rule could not be judged: something it needs was not seen. It may or may not hold.",
  WARNING: "The rule does not hold, and the policy gives it medium or low severity, or warns itself.",
  PASSED: "The rule holds, and everything it needs was seen.",
  SKIPPED: "Nothing was judged: the rule is for another kind of system, or only informs.",
};
