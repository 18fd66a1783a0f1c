import type { Severity } from "../../model/policy.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** A status as `cm:compliance-result`. A rule for another platform is WARNING: Nessus has no word for it. */
export const RESULTS: Readonly<Record<FindingStatus, "PASSED" | "FAILED" | "WARNING" | "ERROR">> = {
  PASSED: "PASSED",
  FAILED: "FAILED",
  WARNING: "WARNING",
  ERROR: "ERROR",
  SKIPPED: "WARNING",
};

/** The number that Nessus gives an item of each result. */
export const ITEM_SEVERITIES: Readonly<Record<FindingStatus, number>> = {
  PASSED: 1,
  FAILED: 3,
  WARNING: 2,
  ERROR: 2,
  SKIPPED: 2,
};

/** Severities as categories of STIGs. */
export const CATEGORIES: Readonly<Record<Severity, "I" | "II" | "III">> = {
  HIGH: "I",
  MEDIUM: "II",
  LOW: "III",
};
