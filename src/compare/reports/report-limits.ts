import type { AuditReport } from "../../model/report.ts";
import type { ReportObstacle } from "../../model/report-comparison.ts";

/** Two reports, and in what they differ by the wish of the user. */
interface ComparedReports {
  readonly before: AuditReport;
  readonly after: AuditReport;
  readonly accepted: readonly ReportObstacle[];
}

/** What the comparison of two reports does not tell, in sentences. */
export function reportLimits({ before, after, accepted }: ComparedReports): readonly string[] {
  return [
    ...accepted.map(
      ({ subject, old, new: fresh }) => `Not the same on both sides: ${subject}: ${old}; now ${fresh}.`,
    ),
    ...privilegeLimit(before, after),
    ...unseenLimit(before, after),
    ...predictionLimit(before, after),
    ...emptyLimit(before, after),
  ];
}

function privilegeLimit({ host: old }: AuditReport, { host: fresh }: AuditReport): readonly string[] {
  if (old === null || fresh === null || old.privilege === fresh.privilege) return [];
  const lesser = old.privilege === "limited" ? "old" : "new";
  return [
    `The ${lesser} report was made without the right to look into every process; the other one with it.`,
  ];
}

function unseenLimit(before: AuditReport, after: AuditReport): readonly string[] {
  const old = unseenIn(before);
  const both = unseenIn(after).filter((key) => old.includes(key));
  return both.length === 0
    ? []
    : [`Not seen on either side, so that nothing is known of it: ${both.join(", ")}.`];
}

function predictionLimit(before: AuditReport, after: AuditReport): readonly string[] {
  const [old, fresh] = [before, after].map(predictedRules);
  if (old === 0 && fresh === 0) return [];
  return [
    `Judged by predictions, where nothing was seen to run: ${old} rules of the old report, ${fresh} of the new one.`,
  ];
}

function predictedRules({ findings }: AuditReport): number {
  return findings.filter(({ verdict }) => "basis" in verdict).length;
}

function unseenIn({ evidence }: AuditReport): readonly string[] {
  return evidence.filter(({ status }) => status === "unavailable").map(({ key }) => key);
}

function emptyLimit(before: AuditReport, after: AuditReport): readonly string[] {
  return before.findings.length + after.findings.length === 0 ? ["Nothing was judged on either side."] : [];
}
