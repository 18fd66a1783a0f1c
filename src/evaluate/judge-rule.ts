import type { Check, JudgeSettings } from "../checks/define-check.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Rule, UnsupportedNode } from "../model/policy.ts";
import type { Verdict } from "../model/verdict.ts";

/** The check types to judge with, and what the user decided for the whole run. */
export interface Judge {
  readonly checks: readonly Check[];
  readonly settings: JudgeSettings;
}

/** The verdict about one rule. What this version cannot judge is `error`. */
export function judgeRule(
  rule: Rule | UnsupportedNode,
  evidence: Evidence,
  { checks, settings }: Judge,
): Verdict {
  const guard = guardOf(rule, evidence);
  if (guard !== null) return guard;
  if (rule.kind === "unsupported") return unsupported(rule.detail);
  const check = checks.find(({ type }) => type === rule.type);
  if (check === undefined) return unsupported(`This version does not judge ${rule.type}.`);
  return weigh(check.judge(rule.fields, evidence, settings), rule);
}

/** The verdict about a rule for another system, or about one where the system could not be seen. */
export function guardOf({ system }: Pick<Rule, "system">, evidence: Evidence): Verdict | null {
  if (system === null) return null;
  const host = observationOf(evidence, "host");
  const expected = `The system is ${system}`;
  if (host.status === "unavailable")
    return { status: "error", reason: host.reason, detail: host.detail, expected, found: [], notes: [] };
  if (host.facts.system === system) return null;
  return { status: "skipped", detail: `The rule is for ${system}; this system is ${host.facts.system}.` };
}

/** A rule of less than HIGH severity warns instead of failing, as in Nessus. */
function weigh(verdict: Verdict, { severity }: Rule): Verdict {
  return verdict.status === "failed" && severity !== "HIGH" ? { ...verdict, status: "warning" } : verdict;
}

function unsupported(detail: string): Verdict {
  return {
    status: "error",
    reason: "unsupported-check",
    detail,
    expected: "A check that this version can judge",
    found: [],
    notes: [],
  };
}
