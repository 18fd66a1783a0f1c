import type { AuditReport, ReportedDiagnostic } from "../../model/report.ts";

/** An earlier report that another is held against. */
export interface Baseline {
  /** The name to show for it. */
  readonly file: string;
  readonly report: Pick<AuditReport, "findings" | "host">;
}

/** Says where a baseline may not be the one that was meant: that of another host, or of other rules. */
export function remarkOnBaseline(
  { file, report: before }: Baseline,
  now: Pick<AuditReport, "findings" | "host">,
): readonly ReportedDiagnostic[] {
  const location = { file, line: 1, column: 1 };
  return [...remarkOnHost(before, now), ...remarkOnRules(before, now)].map((remark) => ({
    ...remark,
    location,
  }));
}

type Reports = Parameters<typeof remarkOnBaseline>[1];
type Remark = Omit<ReportedDiagnostic, "location">;

/** A note only: the machines of a CI server have another name each day. */
function remarkOnHost(before: Reports, now: Reports): readonly Remark[] {
  const [theirs, ours] = [before.host?.hostname, now.host?.hostname];
  if (typeof theirs !== "string" || typeof ours !== "string" || theirs === ours) return [];
  return [
    { code: "AUD5030", severity: "note", message: `the baseline is of ${theirs}, this report of ${ours}` },
  ];
}

function remarkOnRules(before: Reports, now: Reports): readonly Remark[] {
  const ids = new Set(now.findings.map(({ rule }) => rule.id));
  if (ids.size === 0 || before.findings.some(({ rule }) => ids.has(rule.id))) return [];
  const message = "the baseline has none of the rules of this report, so that nothing in it is known";
  const hint = "make one with audit baseline update, of a report by the same policy";
  return [{ code: "AUD5031", severity: "warning", message, hint }];
}
