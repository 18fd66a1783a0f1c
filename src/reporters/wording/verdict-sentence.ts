import type { Outcome, OutcomeCounts } from "../../model/outcome.ts";
import type { AuditReport } from "../../model/report.ts";
import { countOf, grouped } from "./count-of.ts";
import { listedSources } from "./evidence-words.ts";

/** The whole report in one status and one or two sentences. */
export interface OverallVerdict {
  readonly status: Exclude<Outcome, "SKIPPED">;
  readonly sentence: string;
}

/** Says what the report comes to. A report in which nothing was judged is ERROR, never PASSED. */
export function overallVerdict({ counts, evidence, findings }: AuditReport): OverallVerdict {
  const unseen = listedSources(
    evidence.filter(({ status }) => status === "unavailable").map(({ key }) => key),
  );
  const suffix = unseen.length === 0 ? "" : ` Not seen: ${unseen.join(", ")}.`;
  return { status: overallStatus(counts), sentence: judgedWords(counts) + predictedWords(findings) + suffix };
}

function predictedWords(findings: AuditReport["findings"]): string {
  const count = findings.filter(({ verdict }) => "basis" in verdict).length;
  if (count === 0) return "";
  return ` Predicted, not seen: ${countOf(count, "rule")} judged by what would listen.`;
}

function overallStatus(counts: OutcomeCounts): OverallVerdict["status"] {
  if (counts.FAILED > 0) return "FAILED";
  if (counts.ERROR > 0 || judgedCount(counts) === 0) return "ERROR";
  return (["WARNING", "WAIVED", "KNOWN"] as const).find((outcome) => counts[outcome] > 0) ?? "PASSED";
}

function judgedCount({ PASSED, FAILED, WARNING, ERROR, WAIVED, KNOWN }: OutcomeCounts): number {
  return PASSED + FAILED + WARNING + ERROR + WAIVED + KNOWN;
}

function judgedWords(counts: OutcomeCounts): string {
  const total = judgedCount(counts);
  if (total === 0) return nothingWords(counts);
  const rules = counts.SKIPPED === 0 ? countOf(total, "rule") : `${countOf(total, "rule")} for this system`;
  const parts = TOLD.filter(([outcome]) => counts[outcome] > 0).map(
    ([outcome, words]) => `${grouped(counts[outcome])} ${words}`,
  );
  if (parts.length > 0) return `Of ${rules}, ${joined(parts)}.`;
  return total === 1 ? `The only rule${rules.slice("1 rule".length)} holds.` : `All ${rules} hold.`;
}

/** What is told of rules that do not simply hold. */
const TOLD: readonly (readonly [outcome: Outcome, words: string])[] = [
  ["FAILED", "failed"],
  ["ERROR", "could not be judged"],
  ["WARNING", "gave a warning"],
  ["WAIVED", "waived"],
  ["KNOWN", "known from the baseline"],
];

function nothingWords({ SKIPPED }: OutcomeCounts): string {
  if (SKIPPED === 0) return "Nothing was checked: there is no rule.";
  const subject = SKIPPED === 1 ? "the only rule is" : `all ${countOf(SKIPPED, "rule")} are`;
  return `Nothing was checked: ${subject} for another kind of system, or for information.`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
