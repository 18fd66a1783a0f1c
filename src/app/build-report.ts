import type { Judgement } from "../evaluate/judge-policy.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence, EvidenceKey } from "../model/evidence.ts";
import { countOutcomes } from "../model/outcome.ts";
import type { Policy } from "../model/policy.ts";
import type { AuditReport, EvidenceSummary, ReportedDiagnostic } from "../model/report.ts";
import { reportReconciliation } from "../reconcile/report-reconciliation.ts";
import { VERSION } from "./version.ts";

/** Everything a report is made of; the clock was read by the caller. */
export interface ReportParts {
  readonly policies: readonly Policy[];
  readonly evidence: Evidence;
  /** One for each policy. */
  readonly judgements: readonly Judgement[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

/** Puts the parts of a run together. Pure. */
export function buildReport(parts: ReportParts): AuditReport {
  const findings = parts.judgements.flatMap((judgement) => judgement.findings);
  const host = observationOf(parts.evidence, "host");
  return {
    schemaVersion: "1.3",
    tool: { name: "dotaudit", version: VERSION },
    startedAt: new Date(parts.startedAtMs).toISOString(),
    durationMs: Math.max(0, Math.round(parts.finishedAtMs - parts.startedAtMs)),
    target: parts.evidence.target,
    host: host.status === "observed" ? host.facts : null,
    policies: parts.policies.map(({ file, checkType, sha256, variables }) => ({
      file,
      checkType,
      sha256,
      variables,
    })),
    counts: countOutcomes(findings),
    evidence: summariseEvidence(parts.evidence),
    diagnostics: parts.diagnostics,
    ...reconciliationIn(parts.evidence),
    conditions: parts.judgements.flatMap((judgement) => judgement.conditions),
    findings,
  };
}

function reconciliationIn(evidence: Evidence): Pick<AuditReport, "reconciliation"> {
  const reconciliation = reportReconciliation(evidence);
  return reconciliation === null ? {} : { reconciliation };
}

function summariseEvidence(evidence: Evidence): readonly EvidenceSummary[] {
  const keys = Object.keys(evidence.observations) as EvidenceKey[];
  return keys.map((key) => {
    const seen = observationOf(evidence, key);
    if (seen.status === "unavailable")
      return {
        key,
        status: seen.status,
        source: seen.source,
        reason: seen.reason,
        detail: seen.detail,
        gaps: [],
      };
    return {
      key,
      status: seen.status,
      source: seen.source,
      gaps: "gaps" in seen.facts ? seen.facts.gaps : [],
    };
  });
}
