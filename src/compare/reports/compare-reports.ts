import type { ComparedSide } from "../../model/comparison.ts";
import type { AuditReport } from "../../model/report.ts";
import type { FindingChange, ReportComparison, ReportObstacle } from "../../model/report-comparison.ts";
import { compareFindings } from "./compare-findings.ts";
import { hostObstacle } from "./host-obstacle.ts";
import { policyObstacles } from "./policy-obstacles.ts";
import { reportLimits } from "./report-limits.ts";

/** A report with the name under which people know it. */
export interface NamedReport {
  readonly name: string;
  readonly report: AuditReport;
}

/** What may differ between the two without being an obstacle. */
export interface CompareReportsOptions {
  readonly hosts: "one" | "several";
  readonly policies: "one" | "several";
}

/**
 * Compares two reports, rule by rule. What one of them could not see is ERROR there, so that unequal visibility shows
 * itself. Of another policy only the rules that both have are compared, of another host none, unless that is wanted.
 */
export function compareReports(
  old: NamedReport,
  fresh: NamedReport,
  options: CompareReportsOptions,
): ReportComparison {
  const [before, after] = [old.report, fresh.report];
  const { obstacles, accepted } = weigh(
    [...hostObstacle(before, after), ...policyObstacles(before, after)],
    options,
  );
  const changes = changesOf(before, after, obstacles);
  return {
    schemaVersion: "1.0",
    kind: "reports",
    outcome: obstacles.length > 0 ? "not-comparable" : changes.length > 0 ? "different" : "same",
    old: sideOf(old),
    new: sideOf(fresh),
    obstacles,
    limits: reportLimits({ before, after, accepted }),
    changes,
  };
}

interface Weighed {
  readonly obstacles: readonly ReportObstacle[];
  readonly accepted: readonly ReportObstacle[];
}

function weigh(differences: readonly ReportObstacle[], { hosts, policies }: CompareReportsOptions): Weighed {
  const wanted = { host: hosts, policy: policies };
  return {
    obstacles: differences.filter(({ kind }) => wanted[kind] === "one"),
    accepted: differences.filter(({ kind }) => wanted[kind] === "several"),
  };
}

function changesOf(
  { findings: before }: AuditReport,
  { findings: after }: AuditReport,
  obstacles: readonly ReportObstacle[],
): readonly FindingChange[] {
  if (obstacles.some(({ kind }) => kind === "host")) return [];
  return compareFindings(before, after, obstacles.length > 0 ? "common" : "every");
}

function sideOf({ name, report: { target, host, startedAt } }: NamedReport): ComparedSide {
  return { name, target, hostname: host?.hostname ?? null, at: startedAt };
}
