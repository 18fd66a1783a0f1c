import type { AuditReport } from "../../model/report.ts";
import { runStatus } from "../../model/run-status.ts";

/** The words of a plug-in's state. They agree with the statuses of `--exit-style nagios`. */
type NagiosState = "OK" | "WARNING" | "CRITICAL" | "UNKNOWN";

/** What state the report is in: what could not be judged is UNKNOWN, never OK. */
export function nagiosState(report: AuditReport): NagiosState {
  switch (runStatus(report)) {
    case "failed":
      return "CRITICAL";
    case "incomplete":
      return "UNKNOWN";
    case "passed":
      return report.counts.WARNING > 0 ? "WARNING" : "OK";
  }
}
