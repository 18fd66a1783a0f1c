import type { HostOutcome, MergedRule, OutcomeGroup } from "../model/merged-report.ts";
import type { HostReports } from "./hosts-of.ts";
import { mostCommon } from "./most-common.ts";
import type { FindingSummary } from "./summarise-report.ts";

/** From the worst to the best. */
const WORST_FIRST: readonly HostOutcome[] = [
  "FAILED",
  "ERROR",
  "WARNING",
  "WAIVED",
  "KNOWN",
  "NOT-JUDGED",
  "PASSED",
  "SKIPPED",
];

/** Every rule on all hosts, those that differ first. A rule that stands in several branches is a rule in each. */
export function rulesOf(hosts: readonly HostReports[]): readonly MergedRule[] {
  const byRule = new Map<string, (FindingSummary | undefined)[]>();
  for (const [index, { findings }] of hosts.entries())
    for (const [key, finding] of keyed(findings)) {
      const row = byRule.get(key) ?? Array.from<FindingSummary | undefined>({ length: hosts.length });
      row[index] = finding;
      byRule.set(key, row);
    }
  const rules = [...byRule.values()].flatMap((row) => ruleOf(row, newestOf(row, hosts)));
  return rules.toSorted((a, b) => weightOf(a) - weightOf(b));
}

function keyed(findings: readonly FindingSummary[]): readonly (readonly [string, FindingSummary])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { id } = finding.rule;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return [`${count} ${id}`, finding];
  });
}

type Row = readonly (FindingSummary | undefined)[];

/** The finding that tells the text of the rule: that of the newest report. */
function newestOf(row: Row, hosts: readonly HostReports[]): FindingSummary | undefined {
  const told = row.flatMap((finding, index) =>
    finding === undefined ? [] : [{ finding, at: hosts[index]?.newest.startedAt ?? "" }],
  );
  return told.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0]?.finding;
}

function ruleOf(row: Row, newest: FindingSummary | undefined): readonly MergedRule[] {
  if (newest === undefined) return [];
  const groups = groupsOf(row);
  return [{ rule: newest.rule, agreement: groups.length === 1 ? "all" : "differs", groups }];
}

function groupsOf(row: Row): readonly OutcomeGroup[] {
  const places = Map.groupBy(row.keys(), (index) => row[index]?.outcome ?? "NOT-JUDGED");
  const groups = WORST_FIRST.flatMap((outcome): readonly OutcomeGroup[] => {
    const hosts = places.get(outcome);
    if (hosts === undefined) return [];
    const words = hosts.flatMap((index) => row[index]?.words ?? []);
    const predicted = hosts.filter((index) => row[index]?.basis === "predicted");
    return [{ outcome, hosts, ...(predicted.length === 0 ? {} : { predicted }), ...mostCommon(words) }];
  });
  return groups.toSorted((a, b) => b.hosts.length - a.hosts.length);
}

/** Rules that differ before the others, and of both the worse first. */
function weightOf({ agreement, groups }: MergedRule): number {
  const worst = Math.min(...groups.map(({ outcome }) => WORST_FIRST.indexOf(outcome)));
  return (agreement === "differs" ? 0 : WORST_FIRST.length) + worst;
}
