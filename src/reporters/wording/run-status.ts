import type { AuditReport, ReportedGate } from "../../model/report.ts";

/** How the run ended: what its gate says, else FAILED alone fails, and nothing judged or an ERROR is incomplete. */
export function runStatus({ gate, counts, findings }: AuditReport): ReportedGate["status"] {
  if (gate !== undefined) return gate.status;
  if (counts.FAILED > 0) return "failed";
  return counts.ERROR > 0 || findings.length === 0 ? "incomplete" : "passed";
}
