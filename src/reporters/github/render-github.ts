import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { countOf } from "../wording/count-of.ts";
import { countsLine } from "../wording/counts-line.ts";
import { inOrder } from "../wording/in-order.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { annotationOf, ANNOTATIONS } from "./annotation-of.ts";
import { workflowCommand } from "./workflow-command.ts";
import type { WorkflowCommand } from "./workflow-command.ts";

/** How many annotations of each kind GitHub shows of one step; the log has all of them. */
const SHOWN = 10;

/** Two of the notices: one for those that are left out, one for the counts. */
const NOTICES = SHOWN - 2;

/** The report as workflow commands, the most important first. What passed is only counted, in the last of them. */
export function renderGithub(report: AuditReport): string {
  const findings = inOrder(report.findings);
  const commands = [
    ...unseenCommands(report),
    ...commandsOf(findings, "error"),
    ...commandsOf(findings, "warning"),
    ...noticesOf(findings),
  ];
  return [...commands, countsCommand(report, commands)].map(workflowCommand).join("");
}

/** The first of the warnings, so that no other one takes its place. */
function unseenCommands(report: AuditReport): readonly WorkflowCommand[] {
  const lines = unseenLines(report);
  if (lines.length === 0) return [];
  return [{ command: "warning", properties: [["title", "What could not be seen"]], lines }];
}

function commandsOf(findings: readonly OrderedFinding[], command: WorkflowCommand["command"]) {
  return findings
    .filter(({ outcome }) => ANNOTATIONS[outcome] === command)
    .map((ordered) => annotationOf(ordered, command));
}

/** Notices are cut, because GitHub would not show the counts behind them. */
function noticesOf(findings: readonly OrderedFinding[]): readonly WorkflowCommand[] {
  const notices = commandsOf(findings, "notice");
  const left = notices.length - NOTICES;
  if (left <= 0) return notices;
  const lines = [`… and ${countOf(left, "rule")} more that were waived or known. Other formats have them.`];
  return [...notices.slice(0, NOTICES), { command: "notice", properties: [["title", "Accepted"]], lines }];
}

function countsCommand(report: AuditReport, commands: readonly WorkflowCommand[]): WorkflowCommand {
  const { status, sentence } = overallVerdict(report);
  const hidden = (["error", "warning"] as const).some(
    (kind) => commands.filter(({ command }) => command === kind).length > SHOWN,
  );
  return {
    command: "notice",
    properties: [["title", `audit ${report.target}: ${status}`]],
    lines: [
      sentence,
      countsLine(report.counts),
      ...gateLines(report),
      ...(hidden
        ? [`GitHub shows the first ${SHOWN} errors and ${SHOWN} warnings of a step; its log has all.`]
        : []),
    ],
  };
}
