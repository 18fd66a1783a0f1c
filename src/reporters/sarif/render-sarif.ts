import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding, ReportedPolicy } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { uniqueNames } from "../../support/unique-names.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import { artifactUri } from "./artifact-uri.ts";
import { invocationOf } from "./invocation.ts";
import { cutAt, LIMITS } from "./limits.ts";
import { sarifLog } from "./sarif-log.ts";
import { sarifResult } from "./sarif-result.ts";
import { sarifRule } from "./sarif-rule.ts";

/** The report as SARIF 2.1.0. What holds, or was skipped, is counted and is no result: code scanners show every result. */
export function renderSarif(report: AuditReport): string {
  const { tool, target, policies, counts, gate } = report;
  const { kept, left } = cutAt(inOrder(report), LIMITS.results);
  const findings = kept.map(({ finding }) => finding);
  const rules = new Map(findings.map(({ rule }) => [rule.id, rule]));
  const indexes = new Map([...rules.keys()].map((id, index) => [id, index]));
  return sarifLog({
    version: tool.version,
    rules: [...rules.values()].map(sarifRule),
    invocation: invocationOf(report),
    artifacts: artifactsOf(policies),
    results: kept.map(({ finding, name }) =>
      sarifResult(finding, { target, name, ruleIndex: indexes.get(finding.rule.id) ?? -1 }),
    ),
    more: {
      automationDetails: { id: `${tool.name}/${printable(target)}/` },
      properties: {
        counts,
        ...(left === 0 ? {} : { resultsLeftOut: left }),
        ...(gate === undefined ? {} : { gate }),
      },
    },
  });
}

interface NamedFinding {
  readonly finding: Finding;
  readonly name: string;
}

/** What does not hold, in the order of the report; beyond the limit what matters least goes first. */
function inOrder({ findings }: AuditReport): readonly NamedFinding[] {
  const names = uniqueNames(findings.map(({ rule }) => rule.id));
  const named = findings
    .map((finding, index) => ({ finding, name: names[index] ?? "", outcome: outcomeOf(finding) }))
    .filter(({ outcome }) => outcome !== "PASSED" && outcome !== "SKIPPED");
  if (named.length <= LIMITS.results) return named;
  return named.toSorted((a, b) => OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome));
}

function artifactsOf(policies: readonly ReportedPolicy[]): readonly object[] {
  const files = new Map(policies.map(({ file, sha256 }) => [artifactUri(file), sha256]));
  return [...files].map(([uri, sha256]) => ({ location: { uri }, hashes: { "sha-256": sha256 } }));
}
