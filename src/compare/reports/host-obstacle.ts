import type { AuditReport } from "../../model/report.ts";
import type { ReportObstacle } from "../../model/report-comparison.ts";

/** Whether two reports are of different hosts. Host names do not tell upper from lower case (RFC 4343). */
export function hostObstacle(before: AuditReport, after: AuditReport): readonly ReportObstacle[] {
  const isOther =
    !isSame(before.target, after.target) ||
    (before.host !== null && after.host !== null && !isSame(before.host.hostname, after.host.hostname));
  return isOther ? [{ kind: "host", subject: "host", old: nameOf(before), new: nameOf(after) }] : [];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nameOf({ target, host }: AuditReport): string {
  return host === null || isSame(host.hostname, target) ? target : `${target} (${host.hostname})`;
}
