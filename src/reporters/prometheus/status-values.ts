import type { Outcome } from "../../model/outcome.ts";

/** The value of a rule's gauge, stable for ever. The first four are those of a Nagios plug-in. */
export const STATUS_VALUES: Readonly<Record<Outcome, number>> = {
  PASSED: 0,
  WARNING: 1,
  FAILED: 2,
  ERROR: 3,
  SKIPPED: 4,
  WAIVED: 5,
  KNOWN: 6,
};
