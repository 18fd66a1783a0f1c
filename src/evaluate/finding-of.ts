import type { FindingSource } from "../model/policy.ts";
import type { Finding } from "../model/report.ts";
import type { FindingStatus, Verdict } from "../model/verdict.ts";

/** A verdict's status in the words of a report. */
export const STATUS_WORDS: Readonly<Record<Verdict["status"], FindingStatus>> = {
  passed: "PASSED",
  failed: "FAILED",
  warning: "WARNING",
  error: "ERROR",
  skipped: "SKIPPED",
};

/** A node and its verdict as a finding. */
export function findingOf(head: FindingSource, verdict: Verdict): Finding {
  const { id, type, severity, text, source, location } = head;
  return {
    status: STATUS_WORDS[verdict.status],
    rule: { id, type, severity, text, source, location },
    verdict,
  };
}
