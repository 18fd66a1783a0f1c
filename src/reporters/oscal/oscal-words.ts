import type { FindingStatus } from "../../model/verdict.ts";

/** Names the properties that are ours. */
export const NAMESPACE = "urn:dotaudit:oscal";

/** What a control comes to: only one of which every rule holds is satisfied. */
export type ControlState = "satisfied" | "not-satisfied";

/** A status as the reason of a state. */
export const REASONS: Readonly<Record<FindingStatus, string>> = {
  PASSED: "pass",
  FAILED: "fail",
  WARNING: "other",
  ERROR: "error",
  SKIPPED: "other",
};
