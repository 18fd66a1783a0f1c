import { countOutcomes } from "../model/outcome.ts";
import type { Outcome, OutcomeCounts } from "../model/outcome.ts";
import type { ReportedGate } from "../model/report.ts";
import { chooseReports } from "./choose-reports.ts";
import type { CountedReport } from "./choose-reports.ts";
import type { FindingSummary, ReportSummary } from "./summarise-report.ts";
import { runStatus } from "../model/run-status.ts";

/** The reports of one host. */
export interface HostReports {
  readonly name: string;
  readonly newest: ReportSummary;
  /** The reports that count, the newest first. */
  readonly counted: readonly CountedReport[];
  /** The reports of which nothing counts: their files, and the file that counts in their place. */
  readonly replaced: readonly (readonly [older: string, newer: string])[];
  readonly findings: readonly FindingSummary[];
  readonly counts: OutcomeCounts;
  readonly status: ReportedGate["status"];
}

/** The target of evidence that does not tell its host. */
const UNKNOWN_HOST = "unknown host";

/** How hosts stand in a merged report: by their names, or as their reports were given. */
export type HostOrder = "by-name" | "as-given";

/** Puts reports together by host. */
export function hostsOf(reports: readonly ReportSummary[], wanted: HostOrder): readonly HostReports[] {
  const inOrder = reports.toSorted((a, b) => timeOf(b) - timeOf(a) || order(a.name, b.name));
  const groups = [...Map.groupBy(inOrder, keyOf).values()];
  const taken = Map.groupBy(groups, nameOf);
  const hosts = groups.flatMap((group) => {
    const isUnique = taken.get(nameOf(group))?.length === 1;
    return hostOf(group, isUnique ? nameOf(group) : `${nameOf(group)} [${group[0]?.name ?? ""}]`);
  });
  if (wanted === "by-name")
    return hosts.toSorted((a, b) => naturally.compare(a.name, b.name) || order(a.name, b.name));
  const places = new Map(reports.map(({ name }, place) => [name, place]));
  const placeOf = ({ newest }: HostReports) => places.get(newest.name) ?? 0;
  return hosts.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function timeOf({ startedAt }: ReportSummary): number {
  return Date.parse(startedAt) || 0;
}

const naturally = new Intl.Collator("en", { numeric: true });

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Host names do not tell upper from lower case (RFC 4343). */
function keyOf({ name, target, hostname }: ReportSummary): string {
  const isUnknown = hostname === null && target === UNKNOWN_HOST;
  return JSON.stringify(
    isUnknown ? [target, name] : [target.toLowerCase(), (hostname ?? target).toLowerCase()],
  );
}

type Group = readonly ReportSummary[];

function nameOf(group: Group): string {
  const [newest] = group;
  if (newest === undefined) return UNKNOWN_HOST;
  const { target, hostname } = newest;
  const isPlain = hostname === null || hostname.toLowerCase() === target.toLowerCase();
  return isPlain ? target : `${target} (${hostname})`;
}

function hostOf(group: Group, name: string): readonly HostReports[] {
  const [newest] = group;
  if (newest === undefined) return [];
  const { counted, replaced } = chooseReports(group);
  const findings = counted.flatMap((part) => part.findings);
  const counts = countsOf(findings);
  return [{ name, newest, counted, replaced, findings, counts, status: statusOf(counted) }];
}

/** The worst of its reports. The gate of a report that counts in part speaks of more than what counts. */
function statusOf(counted: readonly CountedReport[]): ReportedGate["status"] {
  const statuses = counted.map(({ gate, findings, extent }) =>
    extent === "whole" && gate !== null ? gate : runStatus({ counts: countsOf(findings) }),
  );
  return (["failed", "incomplete"] as const).find((word) => statuses.includes(word)) ?? "passed";
}

function countsOf(findings: readonly FindingSummary[]): OutcomeCounts {
  const counts: Record<Outcome, number> = countOutcomes([]);
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}
