import { countOf } from "../wording/count-of.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import type { JudgedRule, OscalRun } from "./oscal-run.ts";
import { REASONS } from "./oscal-words.ts";
import type { ControlState } from "./oscal-words.ts";

/** The rules of each control, in the order of the report. A skipped rule selects no control. */
export function rulesByControl({ rules }: OscalRun): ReadonlyMap<string, readonly JudgedRule[]> {
  const judged = rules.filter(({ outcome }) => outcome !== "SKIPPED");
  const pairs = judged.flatMap((rule) => rule.controls.map((control) => ({ control, rule })));
  const groups = Map.groupBy(pairs, ({ control }) => control);
  return new Map([...groups].map(([control, members]) => [control, members.map(({ rule }) => rule)]));
}

/** What the rules of a control say of it. */
export function controlFinding(control: string, rules: readonly JudgedRule[], { uuid }: OscalRun) {
  const risks = rules.flatMap(({ risk }) => (risk === null ? [] : [risk]));
  return {
    uuid: uuid("finding", control),
    title: control,
    description: `${countsOf(rules)}.`,
    target: { type: "objective-id", "target-id": `${control}_obj`, status: statusOf(rules) },
    "related-observations": rules.map(({ observation }) => ({ "observation-uuid": observation })),
    ...(risks.length === 0 ? {} : { "related-risks": risks.map((risk) => ({ "risk-uuid": risk })) }),
  };
}

/** The worst of the rules decides. A waiver, or a baseline, satisfies nothing: it is a risk that was accepted. */
function statusOf(rules: readonly JudgedRule[]) {
  const worst = OUTCOME_ORDER.find((outcome) => rules.some((rule) => rule.outcome === outcome));
  const decisive = rules.find(({ outcome }) => outcome === worst);
  const status = decisive?.finding.status ?? "ERROR";
  const state: ControlState = worst === "PASSED" ? "satisfied" : "not-satisfied";
  return { state, reason: REASONS[status], remarks: `${worst ?? "ERROR"}: ${countsOf(rules)}.` };
}

function countsOf(rules: readonly JudgedRule[]): string {
  const counts = Map.groupBy(rules, ({ outcome }) => outcome);
  const parts = OUTCOME_ORDER.filter((outcome) => counts.has(outcome)).map(
    (outcome) => `${counts.get(outcome)?.length ?? 0} ${outcome}`,
  );
  return `${countOf(rules.length, "rule")}: ${parts.join(", ")}`;
}
