import { outcomeOf } from "../../model/outcome.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Severity } from "../../model/policy.ts";
import type { Finding } from "../../model/report.ts";
import { OUTCOME_ORDER } from "./status-words.ts";

const SEVERITY_ORDER: readonly Severity[] = ["HIGH", "MEDIUM", "LOW"];

/** A finding with what came of it. */
export interface OrderedFinding {
  readonly outcome: Outcome;
  readonly finding: Finding;
}

/** The findings with the most important first: by outcome, then by severity, then as the report has them. */
export function inOrder(findings: readonly Finding[]): readonly OrderedFinding[] {
  const groups = Map.groupBy(findings, (finding) => rankOf(outcomeOf(finding), finding.rule.severity));
  return OUTCOME_ORDER.flatMap((outcome) =>
    SEVERITY_ORDER.flatMap((severity) =>
      (groups.get(rankOf(outcome, severity)) ?? []).map((finding) => ({ outcome, finding })),
    ),
  );
}

function rankOf(outcome: Outcome, severity: Severity): string {
  return `${outcome} ${severity}`;
}
