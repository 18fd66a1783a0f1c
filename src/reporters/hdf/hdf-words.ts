import type { Severity } from "../../model/policy.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** The words that a result of HDF can have. */
export type HdfStatus = "passed" | "failed" | "skipped" | "error";

/** A status as HDF has it. SKIPPED is told from WARNING by the impact of its control, which is 0. */
export const STATUSES: Readonly<Record<FindingStatus, HdfStatus>> = {
  PASSED: "passed",
  FAILED: "failed",
  WARNING: "skipped",
  ERROR: "error",
  SKIPPED: "skipped",
};

/** How much a control matters, as Heimdall cuts it: from 0.7 on high, from 0.4 on medium, from 0.1 on low. */
export const IMPACTS: Readonly<Record<Severity, number>> = { HIGH: 0.7, MEDIUM: 0.5, LOW: 0.3 };
