import type { Severity } from "../../model/policy.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** Results of XCCDF 1.2 that this tool gives. */
export type XccdfResult = "pass" | "fail" | "notchecked" | "error" | "notapplicable";

/** A status as a result. Nothing but PASSED is `pass`. */
export const RESULTS: Readonly<Record<FindingStatus, XccdfResult>> = {
  PASSED: "pass",
  FAILED: "fail",
  WARNING: "notchecked",
  ERROR: "error",
  SKIPPED: "notapplicable",
};

/** How loud the message of a status is. */
export const MESSAGE_SEVERITIES: Readonly<Record<FindingStatus, "error" | "warning" | "info">> = {
  PASSED: "info",
  FAILED: "info",
  WARNING: "warning",
  ERROR: "error",
  SKIPPED: "info",
};

/** A severity in the words of XCCDF. */
export const SEVERITIES: Readonly<Record<Severity, string>> = { HIGH: "high", MEDIUM: "medium", LOW: "low" };
