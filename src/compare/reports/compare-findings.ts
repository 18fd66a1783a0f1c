import { outcomeOf } from "../../model/outcome.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { ComparedRule, ComparedState, FindingChange } from "../../model/report-comparison.ts";
import { compareFound } from "./compare-found.ts";

type Kind = FindingChange["kind"];

const BY_WEIGHT: readonly Kind[] = [
  "newly-failing",
  "other-status",
  "other-found",
  "appeared",
  "gone",
  "mended",
];

/** The findings that differ, the gravest first. `common` leaves out rules that only one side has. */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  rules: "common" | "every",
): readonly FindingChange[] {
  const [old, fresh] = [byRule(before), byRule(after)];
  const both = [...fresh].flatMap(([key, finding]) => {
    const was = old.get(key);
    return was === undefined ? [] : changeOf(was, finding);
  });
  const onOneSide = rules === "common" ? [] : [...appeared(old, fresh), ...gone(old, fresh)];
  const changes = [...both, ...onOneSide];
  return BY_WEIGHT.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

type Findings = ReadonlyMap<string, Finding>;

/** A rule that stands in several branches has the same id in each: then the order tells them apart. */
function byRule(findings: readonly Finding[]): Findings {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { id } = finding.rule;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      return [`${count} ${id}`, finding];
    }),
  );
}

function changeOf(was: Finding, is: Finding): readonly FindingChange[] {
  const [before, after] = [stateOf(was), stateOf(is)];
  const found = compareFound(was.verdict, is.verdict);
  const isSameState = before.outcome === after.outcome && before.reason === after.reason;
  if (isSameState && found.appeared.length + found.gone.length === 0) return [];
  const kind = isSameState ? "other-found" : kindOf(before.outcome, after.outcome);
  return [{ kind, rule: ruleOf(is), before, after, found }];
}

const BROKEN: readonly Outcome[] = ["FAILED", "WARNING"];

function kindOf(before: Outcome, after: Outcome): "newly-failing" | "mended" | "other-status" {
  if (BROKEN.includes(after) && !BROKEN.includes(before)) return "newly-failing";
  if (before === "WARNING" && after === "FAILED") return "newly-failing";
  return BROKEN.includes(before) && after === "PASSED" ? "mended" : "other-status";
}

function appeared(old: Findings, fresh: Findings): readonly FindingChange[] {
  return onlyIn(fresh, old).map((finding) => ({
    kind: "appeared",
    rule: ruleOf(finding),
    after: stateOf(finding),
  }));
}

function gone(old: Findings, fresh: Findings): readonly FindingChange[] {
  return onlyIn(old, fresh).map((finding) => ({
    kind: "gone",
    rule: ruleOf(finding),
    before: stateOf(finding),
  }));
}

function onlyIn(side: Findings, other: Findings): readonly Finding[] {
  return [...side].flatMap(([key, finding]) => (other.has(key) ? [] : [finding]));
}

function stateOf(finding: Finding): ComparedState {
  const { verdict } = finding;
  return { outcome: outcomeOf(finding), reason: verdict.status === "error" ? verdict.reason : null };
}

function ruleOf({ rule: { id, type, text, location } }: Finding): ComparedRule {
  return { id, type, description: text.description, location };
}
