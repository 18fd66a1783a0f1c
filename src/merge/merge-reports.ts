import type { MergedHost, MergedReport } from "../model/merged-report.ts";
import type { OutcomeCounts } from "../model/outcome.ts";
import { labelsOf } from "../model/target-label.ts";
import { hostsOf } from "./hosts-of.ts";
import type { HostOrder, HostReports } from "./hosts-of.ts";
import { notesOn } from "./notes-on.ts";
import { outcomeOutliers } from "./outcome-outliers.ts";
import { portOutliers } from "./port-outliers.ts";
import { rulesOf } from "./rules-of.ts";
import { summariseReport } from "./summarise-report.ts";
import type { NamedReport, ReportSummary, RulePool } from "./summarise-report.ts";

/**
 * Puts the reports of many hosts side by side. Pure; the order of the reports does not matter. They are taken one by
 * one, and only what is needed of each is kept.
 */
export function mergeReports(reports: Iterable<NamedReport>, version: string): MergedReport {
  const pool: RulePool = new Map();
  return mergeSummaries(
    Array.from(reports, (report) => summariseReport(report, pool)),
    version,
    "by-name",
  );
}

/** The same for reports of which only a summary was kept. The hosts stand in the order that is asked for. */
export function mergeSummaries(
  summaries: readonly ReportSummary[],
  version: string,
  order: HostOrder,
): MergedReport {
  const hosts = hostsOf(summaries, order);
  const rules = rulesOf(hosts);
  const outliers = [...portOutliers(hosts), ...outcomeOutliers(rules)];
  const merged = hosts.map(mergedHost);
  return {
    schemaVersion: "1.1",
    tool: { name: "dotaudit", version },
    status:
      (["failed", "incomplete"] as const).find((word) => merged.some(({ status }) => status === word)) ??
      "passed",
    counts: sumOf(merged),
    hosts: merged,
    outliers: outliers.toSorted((a, b) => a.hosts.length - b.hosts.length),
    rules,
    notes: notesOn(hosts),
  };
}

function mergedHost({ name, newest, counted, status, counts }: HostReports): MergedHost {
  return {
    name,
    target: newest.target,
    hostname: newest.hostname,
    ...labelsOf(newest),
    startedAt: newest.startedAt,
    files: counted.map((part) => part.name),
    status,
    counts,
    unseen: [...new Set(counted.flatMap((part) => part.unseen))],
  };
}

function sumOf(hosts: readonly MergedHost[]): OutcomeCounts {
  const sum = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };
  const outcomes = Object.keys(sum) as (keyof typeof sum)[];
  for (const { counts } of hosts) for (const outcome of outcomes) sum[outcome] += counts[outcome];
  return sum;
}
