import type { EvidenceKey } from "../model/evidence.ts";
import type { MergedRule } from "../model/merged-report.ts";
import { outcomeOf } from "../model/outcome.ts";
import type { Outcome } from "../model/outcome.ts";
import type { AuditReport, Finding, ReportedGate, ReportedPolicy } from "../model/report.ts";
import { labelsOf } from "../model/target-label.ts";
import type { Labelled } from "../model/target-label.ts";
import { findingWords } from "./finding-words.ts";
import { heldPorts } from "./held-ports.ts";
import type { HeldPort } from "./held-ports.ts";

/** A report with the name of its file. */
export interface NamedReport {
  readonly name: string;
  readonly report: AuditReport;
}

/** What is kept of a finding. */
export interface FindingSummary {
  readonly rule: MergedRule["rule"];
  readonly outcome: Outcome;
  readonly words: string | null;
  readonly ports: readonly HeldPort[];
  /** Set where it was judged by a prediction. */
  readonly basis?: "predicted";
}

/** What is kept of a report, so that those of many hosts fit into memory. */
export interface ReportSummary extends Labelled {
  readonly name: string;
  readonly target: string;
  readonly hostname: string | null;
  readonly startedAt: string;
  /** `null` where it had no gate. */
  readonly gate: ReportedGate["status"] | null;
  readonly policies: readonly Pick<ReportedPolicy, "file" | "sha256">[];
  readonly lookedAt: readonly EvidenceKey[];
  readonly unseen: readonly EvidenceKey[];
  readonly findings: readonly FindingSummary[];
}

/** The rules that were met: every host has the same ones, and each is kept once. */
export type RulePool = Map<string, MergedRule["rule"]>;

/** Keeps of a report what merging needs. */
export function summariseReport({ name, report }: NamedReport, pool: RulePool): ReportSummary {
  const { target, host, startedAt, gate, policies, evidence, findings } = report;
  return {
    name,
    target,
    hostname: host?.hostname ?? null,
    ...labelsOf(report),
    startedAt,
    gate: gate?.status ?? null,
    policies: policies.map(({ file, sha256 }) => ({ file, sha256 })),
    lookedAt: findings.some(isPredicted) ? [] : evidence.map(({ key }) => key),
    unseen: evidence.filter(({ status }) => status === "unavailable").map(({ key }) => key),
    findings: findings.map((finding) => ({
      rule: ruleOf(finding, pool),
      outcome: outcomeOf(finding),
      words: findingWords(finding),
      ports: heldPorts(finding),
      ...basisOf(finding),
    })),
  };
}

function basisOf(finding: Finding): Pick<FindingSummary, "basis"> {
  return isPredicted(finding) ? { basis: "predicted" } : {};
}

/** What was predicted was not looked at. */
function isPredicted({ verdict }: Finding): boolean {
  return "basis" in verdict;
}

function ruleOf(
  { rule: { id, type, severity, text, location } }: Finding,
  pool: RulePool,
): MergedRule["rule"] {
  const rule = { id, type, description: text.description, location, severity };
  const key = JSON.stringify(rule);
  const known = pool.get(key) ?? rule;
  pool.set(key, known);
  return known;
}
