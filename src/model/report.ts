import type { EvidenceGap, EvidenceKey, HostFacts } from "./evidence.ts";
import type { RuleText, Severity } from "./policy.ts";
import type { SourceLocation } from "./span.ts";
import type { UnavailableReason } from "./observation.ts";
import type { VariableValue } from "./variable.ts";
import type { FindingStatus, Verdict } from "./verdict.ts";

/** The rule of a finding, without its typed fields. */
export interface FindingRule {
  readonly id: string;
  readonly type: string;
  readonly severity: Severity;
  readonly text: RuleText;
  readonly source: readonly (readonly [keyword: string, value: string])[];
  readonly location: SourceLocation;
}

/** One rule judged on one target. */
export interface Finding {
  readonly status: FindingStatus;
  readonly rule: FindingRule;
  readonly verdict: Verdict;
}

/** How many findings there are of each status. */
export type StatusCounts = Readonly<Record<FindingStatus, number>>;

/** A source of evidence that was asked for: whether it was seen, from what, and what was missing in it. */
export interface EvidenceSummary {
  readonly key: EvidenceKey;
  readonly status: "observed" | "unavailable";
  readonly source: string;
  readonly reason?: UnavailableReason;
  readonly detail?: string;
  readonly gaps: readonly EvidenceGap[];
}

/** What became of one member of a condition. Members are never findings. */
export interface ReportedMember {
  readonly description: string;
  readonly status: FindingStatus;
  readonly location: SourceLocation;
}

/** The condition of an `<if>` that was reached, and which branch it took; `undecided` takes none. */
export interface ReportedCondition {
  readonly location: SourceLocation;
  readonly mode: "and" | "or";
  readonly outcome: "holds" | "fails" | "undecided";
  readonly members: readonly ReportedMember[];
}

/** A diagnostic of the policy, its place resolved. */
export interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly hint?: string;
  readonly location: SourceLocation;
}

/** A policy that was judged. */
export interface ReportedPolicy {
  readonly file: string;
  readonly checkType: string;
  readonly sha256: string;
  /** The values that took the place of its variables. */
  readonly variables: readonly VariableValue[];
}

/** Everything one run found: plain JSON, published as `report.schema.json`. */
export interface AuditReport {
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: "1.0";
  readonly tool: { readonly name: "dotaudit"; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: string;
  readonly host: HostFacts | null;
  readonly policies: readonly ReportedPolicy[];
  readonly counts: StatusCounts;
  readonly evidence: readonly EvidenceSummary[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** In the order in which they were reached. */
  readonly conditions: readonly ReportedCondition[];
  readonly findings: readonly Finding[];
}
