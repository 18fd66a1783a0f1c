import { isInForce } from "../../model/accepted.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding, GoneFinding } from "../../model/report.ts";
import type { FindingStatus, FoundItem } from "../../model/verdict.ts";
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
  const { verdict } = finding;
  if (!isBroken(finding) || verdict.status === "skipped" || isInForce(finding.waiver)) return finding;
  const known = new Set(knownItemsOf(before, finding.status).map(itemKey));
  const found = verdict.found.map((item): FoundItem => ({ ...item, baseline: placeOf(item, known) }));
  const isAccepted = (item: FoundItem) => item.baseline === "known" || isInForce(item.waiver);
  const isKnown = isComparable(finding, before) && found.every(isAccepted);
  return { ...finding, verdict: { ...verdict, found }, baseline: isKnown ? "known" : "new" };
}

function placeOf(item: FoundItem, known: ReadonlySet<string>): "known" | "new" {
  return known.has(itemKey(item)) && item.waiver?.state !== "expired" ? "known" : "new";
}

/** Whether a finding can be known at all: it was wholly seen, and no waiver of it is over. */
function isComparable(finding: Finding, before: Finding | undefined): boolean {
  if (before?.status !== finding.status || outcomeOf(before) === "WAIVED") return false;
  if (isPartial(finding) || finding.waiver?.state === "expired") return false;
  return itemsOf(finding).length > 0 || itemsOf(before).length === 0;
}

/** What was only waived in the baseline is not known: it would outlive its waiver. */
function knownItemsOf(before: Finding | undefined, status: FindingStatus): readonly FoundItem[] {
  if (before?.status !== status || outcomeOf(before) === "WAIVED") return [];
  return itemsOf(before).filter(({ waiver }) => !isInForce(waiver));
}

/** What a run of the baseline would not find any more; nothing where it cannot be told. */
function goneOf(before: Finding, now: Finding | undefined): readonly GoneFinding[] {
  if (!isBroken(before) || now === undefined || isUnjudged(now)) return [];
  const { id, text } = before.rule;
  const gone = { ruleId: id, description: text.description, status: before.status };
  if (!isBroken(now)) return [{ ...gone, found: [] }];
  const left = new Set(itemsOf(now).map(itemKey));
  const found = itemsOf(before).filter((item) => !left.has(itemKey(item)));
  return found.length === 0 ? [] : [{ ...gone, found: found.map(endpointOf) }];
}

function isBroken({ status }: Finding): boolean {
  return status === "FAILED" || status === "WARNING";
}

function isUnjudged(finding: Finding): boolean {
  return finding.status === "ERROR" || finding.status === "SKIPPED" || isPartial(finding);
}

function isPartial({ verdict }: Finding): boolean {
  return "extent" in verdict;
}

function itemsOf({ verdict }: Finding): readonly FoundItem[] {
  return verdict.status === "skipped" ? [] : verdict.found;
}
