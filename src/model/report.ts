import type { EvidenceKey, HostFacts } from "./evidence.ts";
import type { EvidenceGap, UnavailableReason } from "./observation.ts";
import type { RuleText, Severity } from "./policy.ts";
import type { Accepted } from "./accepted.ts";
import type { Labelled } from "./target-label.ts";
import type { OutcomeCounts } from "./outcome.ts";
import type { ReportedReconciliation } from "./reconciliation.ts";
import type { SourceLocation } from "./span.ts";
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

/** One rule judged on one target. Its waiver, or its place in a baseline, covers all that it found. */
export interface Finding extends Accepted {
  readonly status: FindingStatus;
  readonly rule: FindingRule;
  readonly verdict: Verdict;
}

/** A finding of the baseline that this run does not have any more. */
export interface GoneFinding {
  readonly ruleId: string;
  readonly description: string;
  /** Its status in the baseline. */
  readonly status: FindingStatus;
  /** What is gone of it; empty where all of it is. */
  readonly found: readonly string[];
}

/** What the gate made of the findings. */
export interface ReportedGate {
  /** `incomplete`: nothing failed, and something could not be judged or nothing was selected. */
  readonly status: "passed" | "failed" | "incomplete";
  /** What the user asked of it, as options of the command line; empty where FAILED alone fails. */
  readonly asked: readonly string[];
  /** Why, one sentence each; empty where it passed. */
  readonly reasons: readonly string[];
  /** What a baseline has and this run has not. */
  readonly gone: readonly GoneFinding[];
}

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
export interface AuditReport extends Labelled {
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: "1.3";
  readonly tool: { readonly name: "dotaudit"; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: string;
  readonly host: HostFacts | null;
  readonly policies: readonly ReportedPolicy[];
  readonly counts: OutcomeCounts;
  /** Absent where no gate was asked. */
  readonly gate?: ReportedGate;
  readonly evidence: readonly EvidenceSummary[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** Present where the host was seen both from inside and by a scan from outside. */
  readonly reconciliation?: ReportedReconciliation;
  /** In the order in which they were reached. */
  readonly conditions: readonly ReportedCondition[];
  readonly findings: readonly Finding[];
}
