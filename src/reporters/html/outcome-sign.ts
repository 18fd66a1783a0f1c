import type { Outcome } from "../../model/outcome.ts";

/** One sign per outcome, of characters that every font has: colour is never the only difference. */
export const OUTCOME_SIGN: Readonly<Record<Outcome, string>> = {
  FAILED: "×",
  ERROR: "?",
  WARNING: "!",
  WAIVED: "~",
  KNOWN: "=",
  PASSED: "✓",
  SKIPPED: "–",
};
