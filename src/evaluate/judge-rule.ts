import type { Check, JudgeSettings } from "../checks/define-check.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Rule, UnsupportedNode } from "../model/policy.ts";
import type { Verdict } from "../model/verdict.ts";
import { hideSecrets } from "./hide-secrets.ts";

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
  const check = checkOf(rule, checks);
  if (check === undefined) return unsupported(`This version does not judge ${rule.type}.`);
  const verdict = accepted(check.judge(rule.fields, evidence, settings), rule.fields);
  return weigh(hideSecrets(verdict), rule);
}

/** The check that judges a rule; a type may mean something else in another kind of policy. */
export function checkOf({ type, platform }: Rule, checks: readonly Check[]): Check | undefined {
  return checks.find((check) => check.type === type && check.platforms.includes(platform));
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

/** `known_good` of Nessus: what was found is accepted, whatever the test says of it. */
function accepted(verdict: Verdict, fields: unknown): Verdict {
  if (verdict.status !== "failed" && verdict.status !== "warning") return verdict;
  const shown = evenedOut(verdict.actual ?? "");
  const known = knownGoodOf(fields);
  // Where nothing is shown, an empty text is not what was found.
  if (known === null || verdict.extent === "partial" || shown === "" || shown !== evenedOut(known))
    return verdict;
  const { expected, found, notes, actual = "" } = verdict;
  return { status: "passed", expected, found, notes: [...notes, "Accepted by known_good."], actual };
}

function knownGoodOf(fields: unknown): string | null {
  if (typeof fields !== "object" || fields === null || !("knownGood" in fields)) return null;
  return typeof fields.knownGood === "string" ? fields.knownGood : null;
}

function evenedOut(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
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
    expected: "A rule that can be judged",
    found: [],
    notes: [],
  };
}
