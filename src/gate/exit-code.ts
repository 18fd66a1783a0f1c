import type { OutcomeCounts } from "../model/outcome.ts";
import type { AuditReport, ReportedGate } from "../model/report.ts";
import { RUN_STATUS_NUMBERS, runStatus } from "../model/run-status.ts";

/** Whose exit statuses are given: our own, or those of a tool that is replaced. */
export const EXIT_STYLES = ["dotaudit", "nagios", "inspec", "oscap"] as const;

/** One of them. */
export type ExitStyle = (typeof EXIT_STYLES)[number];

/** The exit status of a run that came to its end. In our own style 0, 1 (failed) or 2 (something was not seen). */
export function exitCodeOf(report: Pick<AuditReport, "counts" | "gate">, style: ExitStyle): number {
  const status = runStatus(report);
  return CODES[style](status, report.counts);
}

type Codes = (status: ReportedGate["status"], counts: OutcomeCounts) => number;

const CODES: Readonly<Record<ExitStyle, Codes>> = {
  dotaudit: (status) => RUN_STATUS_NUMBERS[status],
  nagios: (status, { WARNING }) => ({ passed: WARNING > 0 ? 1 : 0, failed: 2, incomplete: 3 })[status],
  inspec: (status, { SKIPPED, WARNING }) =>
    ({ passed: SKIPPED + WARNING > 0 ? 101 : 0, failed: 100, incomplete: 1 })[status],
  oscap: (status) => ({ passed: 0, failed: 2, incomplete: 1 })[status],
};
