import type { Severity } from "../../model/policy.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** A status as a kind of SARIF; nothing but FAILED is `fail`. */
export const KINDS: Readonly<Record<FindingStatus, string>> = {
  PASSED: "pass",
  FAILED: "fail",
  WARNING: "review",
  ERROR: "open",
  SKIPPED: "notApplicable",
};

/** A severity as a level of SARIF. Only a result of the kind `fail` has one; others have to say `none`. */
export const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  HIGH: "error",
  MEDIUM: "warning",
  LOW: "note",
};
