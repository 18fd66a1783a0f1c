import { RUN_STATUS_NUMBERS } from "../../model/run-status.ts";
import type { AuditReport, Finding, ReportedDiagnostic } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { dateTime } from "../xml/date-time.ts";
import { messageText } from "./message-text.ts";
import { placeInPolicy } from "./sarif-place.ts";

/** The run: when, where, how it ended, what could not be seen, and what is wrong with the policy. */
export function invocationOf(report: AuditReport) {
  const { gate, startedAt, durationMs, host, target, diagnostics } = report;
  const isComplete =
    gate === undefined ? overallVerdict(report).status !== "ERROR" : gate.status !== "incomplete";
  return {
    startTimeUtc: dateTime(startedAt),
    endTimeUtc: dateTime(startedAt, durationMs),
    machine: printable(host?.hostname ?? target),
    executionSuccessful: isComplete,
    ...(gate === undefined ? {} : { exitCode: RUN_STATUS_NUMBERS[gate.status] }),
    exitCodeDescription: printable([overallVerdict(report).sentence, ...gateLines(report)].join(" ")),
    toolExecutionNotifications: [...unseenNotifications(report), ...errorNotifications(report)],
    toolConfigurationNotifications: diagnostics.map(diagnosticNotification),
  };
}

function unseenNotifications(report: AuditReport): readonly object[] {
  return unseenLines(report).map((line) => ({
    level: "error",
    message: messageText([line]),
    descriptor: { id: "not-seen" },
  }));
}

function errorNotifications({ findings }: AuditReport): readonly object[] {
  return findings.filter(({ status }) => status === "ERROR").map(errorNotification);
}

function errorNotification(finding: Finding): object {
  return {
    level: "error",
    message: messageText([outcomeSentence(finding)]),
    descriptor: { id: "not-judged" },
    associatedRule: { id: printable(finding.rule.id) },
    locations: [placeInPolicy(finding.rule.location)],
  };
}

function diagnosticNotification({ code, severity, message, hint, location }: ReportedDiagnostic): object {
  return {
    level: severity,
    message: messageText(hint === undefined ? [message] : [message, `hint: ${hint}`]),
    descriptor: { id: code },
    locations: [placeInPolicy(location)],
  };
}
