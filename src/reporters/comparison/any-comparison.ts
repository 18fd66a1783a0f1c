import type { Change, Comparison } from "../../model/comparison.ts";
import type { FindingChange, ReportComparison } from "../../model/report-comparison.ts";

/** What `audit diff` says: of two pieces of evidence, or of two reports. */
export type AnyComparison = Comparison | ReportComparison;

/** One difference of either. */
export type AnyChange = Change | FindingChange;
