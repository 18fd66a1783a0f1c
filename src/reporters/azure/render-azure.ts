import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { countsLine } from "../wording/counts-line.ts";
import { inOrder } from "../wording/in-order.ts";
import { runStatus } from "../../model/run-status.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { issueOf } from "./issue-of.ts";
import { loggingCommand } from "./logging-command.ts";

/** The report as logging commands: what could not be seen, the issues, and at last how the task ends. */
export function renderAzure(report: AuditReport): string {
  return [...issuesOfRun(report), ...inOrder(report.findings).map(issueOf), endOf(report)].join("");
}

/** What could not be seen; and what the gate says, where something was asked of it. */
function issuesOfRun(report: AuditReport): readonly string[] {
  const evidence = unseenLines(report).map((line) => `Evidence: ${line}`);
  const gate = report.gate?.asked.length === 0 ? [] : gateLines(report);
  return [...evidence, ...gate].map((line) =>
    loggingCommand({ command: "task.logissue", properties: [["type", "warning"]], lines: [line] }),
  );
}

function endOf(report: AuditReport): string {
  const { status, sentence } = overallVerdict(report);
  return loggingCommand({
    command: "task.complete",
    properties: [["result", resultOf(report)]],
    lines: [`${report.target}: ${status}. ${sentence} ${countsLine(report.counts)}`],
  });
}

/** An incomplete run has failed: a pipeline must not go on as if all had been seen. */
function resultOf(report: AuditReport): "Succeeded" | "SucceededWithIssues" | "Failed" {
  if (runStatus(report) !== "passed") return "Failed";
  const { FAILED, WARNING, ERROR } = report.counts;
  return FAILED + WARNING + ERROR > 0 ? "SucceededWithIssues" : "Succeeded";
}
