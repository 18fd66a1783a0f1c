import type { AuditReport, ReportedGate } from "./report.ts";

/** The numbers of how a run ended: its exit status in our own style, and the figure of monitoring. */
export const RUN_STATUS_NUMBERS: Readonly<Record<ReportedGate["status"], number>> = {
  passed: 0,
  failed: 1,
  incomplete: 2,
};

/** How a run ended: what its gate says; without one FAILED alone fails, and an ERROR or no rule at all is incomplete. */
export function runStatus({ gate, counts }: Pick<AuditReport, "gate" | "counts">): ReportedGate["status"] {
  if (gate !== undefined) return gate.status;
  if (counts.FAILED > 0) return "failed";
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts.ERROR > 0 || total === 0 ? "incomplete" : "passed";
}
