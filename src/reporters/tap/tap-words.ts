import type { Outcome } from "../../model/outcome.ts";

/** How an outcome is said in TAP: what was not seen is `not ok`, and what nobody has to mend is skipped with its reason. */
export const TAP_RESULTS: Readonly<Record<Outcome, "ok" | "not ok" | "skip">> = {
  PASSED: "ok",
  FAILED: "not ok",
  ERROR: "not ok",
  WARNING: "skip",
  WAIVED: "skip",
  KNOWN: "skip",
  SKIPPED: "skip",
};
