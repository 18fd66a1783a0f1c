import type { Outcome } from "../../model/outcome.ts";

/** The outcomes in the order in which a reader wants them: what is broken first. */
export const OUTCOME_ORDER: readonly Outcome[] = [
  "FAILED",
  "ERROR",
  "WARNING",
  "WAIVED",
  "KNOWN",
  "PASSED",
  "SKIPPED",
];

/** What each outcome means, for somebody who sees it for the first time. */
export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  FAILED: "The rule does not hold, and what breaks it was seen.",
  ERROR: "The rule could not be judged: something it needs was not seen. It may or may not hold.",
  WARNING: "The rule does not hold, and the policy gives it medium or low severity, or warns itself.",
  WAIVED: "The rule does not hold, and somebody answers for that for a time. It does not fail the gate.",
  KNOWN:
    "The rule does not hold, and did not hold in the baseline in the same way. It does not fail the gate.",
  PASSED: "The rule holds, and everything it needs was seen.",
  SKIPPED: "Nothing was judged: the rule is for another kind of system, or only informs.",
};
