import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { Condition } from "../state/trouble.ts";

/** What the findings of a run say: what is wrong now, and of which rules it cannot tell. */
export interface JudgedConditions {
  readonly conditions: readonly Condition[];
  readonly undecided: ReadonlySet<string>;
}

/** The check types of which a failure means that something is missing that has to be there. */
const REQUIRING: ReadonlySet<string> = new Set(["AUDIT_REQUIRED_OPEN_PORTS"]);

const MOST_DETAILS = 20;

/** What is wrong by the rules, each under the id of its rule. A waiver in force takes a rule out. */
export function conditionsOf(findings: readonly Finding[]): JudgedConditions {
  const grouped = Map.groupBy(findings, ({ rule }) => rule.id);
  const conditions = [...grouped.values()].flatMap((same) => worstOf(same).flatMap(conditionOf));
  const unseen = conditions.filter(({ kind }) => kind === "not-seen");
  return { conditions, undecided: new Set(unseen.map(({ subject }) => `rule ${subject}`)) };
}

/** A rule that stands in several branches has one finding for each. */
function worstOf(findings: readonly Finding[]): readonly Finding[] {
  const order = ["FAILED", "WARNING", "ERROR"];
  const worst = order
    .flatMap((status) => findings.filter((finding) => outcomeOf(finding) === status))
    .slice(0, 1);
  return worst;
}

function conditionOf({ status, rule, verdict }: Finding): readonly Condition[] {
  if (verdict.status === "skipped" || verdict.status === "passed") return [];
  const { description } = rule.text;
  const base = { subject: rule.id, severity: rule.severity };
  if (verdict.status === "error") {
    const details = [`${verdict.reason}: ${verdict.detail}`, ...placeOf(rule.location)];
    return [
      {
        ...base,
        kind: "not-seen",
        summary: `It could not be seen whether this holds: ${description}`,
        details,
      },
    ];
  }
  const kind = REQUIRING.has(rule.type) ? "required-missing" : "rule-failed";
  const found = verdict.found.slice(0, MOST_DETAILS).map(({ text }) => text);
  const more = verdict.found.length - found.length;
  const details = [
    `expected: ${verdict.expected}`,
    ...found,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...placeOf(rule.location),
  ];
  return [{ ...base, kind, summary: `${status}: ${description}`, details }];
}

function placeOf({ file, line }: Finding["rule"]["location"]): readonly string[] {
  return [`${file}:${line}`];
}
