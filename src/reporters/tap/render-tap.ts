import type { AuditReport } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { countsLine } from "../wording/counts-line.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { escapeTap } from "./escape-tap.ts";
import { testPoint } from "./test-point.ts";

/**
 * The report as TAP 13, which readers of TAP 14 take as well: a finding is a test point, and what belongs to the run
 * stands in comments.
 */
export function renderTap(report: AuditReport): string {
  const { findings, target, tool, startedAt, counts } = report;
  return [
    "TAP version 13\n",
    ...(findings.length === 0 ? [] : [`1..${findings.length}\n`]),
    ...[`${tool.name} ${tool.version} ${target}`, `Started: ${startedAt}`].map(comment),
    ...findings.map((finding, index) => testPoint(finding, index + 1)),
    ...unseenLines(report).map((line) => comment(`Evidence: ${line}`)),
    ...gateLines(report).map(comment),
    comment(`Counts: ${countsLine(counts)}`),
    ...endOf(report),
  ].join("");
}

/** Without a test point nothing was proven, which a harness must not take for a success. */
function endOf(report: AuditReport): readonly string[] {
  if (report.findings.length > 0) return [];
  return [`Bail out! ${escapeTap(overallVerdict(report).sentence)}\n`];
}

function comment(text: string): string {
  return `# ${printable(text)}\n`;
}
