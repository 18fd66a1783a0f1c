import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding, GoneFinding } from "../../model/report.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { endpointOf, itemKey } from "./item-key.ts";

/** Findings with their place in the baseline, and what the baseline has that this run has not. */
export interface ComparedFindings {
  readonly findings: readonly Finding[];
  readonly gone: readonly GoneFinding[];
}

/**
 * Tells what stood in the baseline in the same way from what is new. Only FAILED and WARNING can be known: of what was
 * not seen nobody can say that it is as it was. A rule that can no longer be judged is not gone. Pure.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Pick<AuditReport, "findings">,
): ComparedFindings {
  const before = new Map(baseline.findings.map((finding) => [finding.rule.id, finding]));
  const now = new Map(findings.map((finding) => [finding.rule.id, finding]));
  return {
    findings: findings.map((finding) => placed(finding, before.get(finding.rule.id))),
    gone: baseline.findings.flatMap((finding) => goneOf(finding, now.get(finding.rule.id))),
  };
}

function placed(finding: Finding, before: Finding | undefined): Finding {
  const { status, verdict } = finding;
  if (!isBroken(finding) || verdict.status === "skipped") return finding;
  const isSame = before?.status === status;
  const known = new Set(isSame ? itemsOf(before).map(itemKey) : []);
  const found = verdict.found.map((item): FoundItem => ({
    ...item,
    baseline: known.has(itemKey(item)) ? "known" : "new",
  }));
  const isKnown = isSame && found.every(({ baseline }) => baseline === "known");
  return { ...finding, verdict: { ...verdict, found }, baseline: isKnown ? "known" : "new" };
}

/** What a run of the baseline would not find any more; nothing where it cannot be told. */
function goneOf(before: Finding, now: Finding | undefined): readonly GoneFinding[] {
  if (!isBroken(before) || now === undefined || now.status === "ERROR") return [];
  const { id, text } = before.rule;
  const gone = { ruleId: id, description: text.description, status: before.status };
  if (!isBroken(now)) return [{ ...gone, found: [] }];
  const left = new Set(itemsOf(now).map(itemKey));
  const found = itemsOf(before).filter((item) => !left.has(itemKey(item)));
  return found.length === 0 ? [] : [{ ...gone, found: found.map(endpointOf) }];
}

function isBroken(finding: Finding): boolean {
  return ["FAILED", "WARNING", "WAIVED", "KNOWN"].includes(outcomeOf(finding));
}

function itemsOf({ verdict }: Finding): readonly FoundItem[] {
  return verdict.status === "skipped" ? [] : verdict.found;
}
