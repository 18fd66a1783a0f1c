import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { inertJson } from "../../support/inert-json.ts";
import { uniqueNames } from "../../support/unique-names.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { gitlabEntry } from "./gitlab-entry.ts";
import { SEVERITIES } from "./gitlab-words.ts";

/** The report as GitLab code quality: what does not hold, what could not be seen, and one entry with all counts. */
export function renderGitlab(report: AuditReport): string {
  const names = uniqueNames(report.findings.map(({ rule }) => rule.id));
  return inertJson([
    summaryOf(report),
    ...unseenOf(report),
    ...report.findings.flatMap((finding, index) => entriesOf(finding, [report.target, names[index] ?? ""])),
  ]);
}

function entriesOf(finding: Finding, identity: readonly string[]): readonly object[] {
  const { rule } = finding;
  const outcome = outcomeOf(finding);
  if (outcome === "PASSED" || outcome === "SKIPPED") return [];
  const description = `${rule.text.description}: ${outcomeSentence(finding)}`;
  const severity = SEVERITIES[outcome];
  return [
    gitlabEntry({
      description,
      check: rule.id,
      identity: ["finding", outcome, ...identity],
      severity,
      place: rule.location,
    }),
  ];
}

function unseenOf(report: AuditReport): readonly object[] {
  return unseenLines(report).map((line) =>
    gitlabEntry({
      description: line,
      check: "dotaudit/not-seen",
      identity: ["not-seen", report.target, line],
      severity: "major",
      place: placeOf(report),
    }),
  );
}

/** Always there, and always of the same fingerprint: a merge request shows what changes, and this does not. */
function summaryOf(report: AuditReport): object {
  const { counts, target, tool } = report;
  return gitlabEntry({
    description: `${tool.name} ${target}: ${OUTCOME_ORDER.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ")}`,
    check: "dotaudit/summary",
    identity: ["summary", target],
    severity: "info",
    place: placeOf(report),
  });
}

/** The first policy: GitLab wants a place for everything. */
function placeOf({ policies }: AuditReport): { readonly file: string; readonly line: number } {
  return { file: policies[0]?.file ?? "policy", line: 1 };
}
