import type { Severity } from "../../model/policy.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** The four words of a checklist. */
export type CklStatus = "NotAFinding" | "Open" | "Not_Applicable" | "Not_Reviewed";

/** A status in the words of a checklist. Nothing but PASSED is `NotAFinding`. */
export const STATUSES: Readonly<Record<FindingStatus, CklStatus>> = {
  PASSED: "NotAFinding",
  FAILED: "Open",
  WARNING: "Not_Reviewed",
  ERROR: "Not_Reviewed",
  SKIPPED: "Not_Applicable",
};

/** A severity in the words of a checklist. */
export const SEVERITIES: Readonly<Record<Severity, string>> = { HIGH: "high", MEDIUM: "medium", LOW: "low" };
