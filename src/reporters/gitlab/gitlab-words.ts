import type { Outcome } from "../../model/outcome.ts";

/** Severities of GitLab that this tool gives. */
export type GitlabSeverity = "info" | "minor" | "major" | "critical";

/** The weight of each outcome that is listed. What was not judged may be as bad as a failure, and is not proven. */
export const SEVERITIES: Readonly<Record<Exclude<Outcome, "PASSED" | "SKIPPED">, GitlabSeverity>> = {
  FAILED: "critical",
  ERROR: "major",
  WARNING: "minor",
  WAIVED: "info",
  KNOWN: "info",
};
