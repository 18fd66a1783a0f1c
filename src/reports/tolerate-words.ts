import { isJsonObject } from "../json/is-json-object.ts";
import type { JsonObject } from "../json/is-json-object.ts";
import type { Json } from "../json/json.ts";
import { EVIDENCE_KEY, REPORT_WORDS } from "./schema.ts";

/**
 * A report of a newer minor version, its unknown words in words of this version. A status that is not known is ERROR:
 * nobody can say here that the rule holds. Sources of evidence that are not known are left out.
 */
export function tolerateWords(report: JsonObject): JsonObject {
  return {
    ...report,
    findings: eachObject(report.findings, tolerateFinding),
    conditions: eachObject(report.conditions, tolerateCondition),
    evidence: eachObject(report.evidence, tolerateSource),
  };
}

function tolerateFinding(finding: JsonObject): JsonObject {
  const { rule, verdict } = finding;
  const isJudged = isJsonObject(verdict) && isKnown("verdict", verdict.status);
  return {
    ...finding,
    status: isJudged ? known("status", finding.status, "ERROR") : "ERROR",
    rule: isJsonObject(rule)
      ? { ...rule, severity: known("severity", rule.severity, "HIGH") }
      : (rule ?? null),
    verdict: isJsonObject(verdict) ? tolerateVerdict(verdict) : (verdict ?? null),
  };
}

function tolerateVerdict(verdict: JsonObject): JsonObject {
  const { status, expected, found, notes } = verdict;
  if (status === "error") return { ...verdict, reason: known("errorReason", verdict.reason, "undetermined") };
  if (isKnown("verdict", status)) return verdict;
  const word = typeof status === "string" ? status.slice(0, 40) : "";
  return {
    status: "error",
    reason: "undetermined",
    detail: `The report says "${word}", a verdict that only a newer dotaudit knows.`,
    expected: expected ?? "",
    found: found ?? [],
    notes: notes ?? [],
  };
}

function tolerateCondition(condition: JsonObject): JsonObject {
  const members = eachObject(condition.members, (member) => ({
    ...member,
    status: known("status", member.status, "ERROR"),
  }));
  return { ...condition, members };
}

function tolerateSource(source: JsonObject): JsonObject | null {
  if (typeof source.key !== "string" || !EVIDENCE_KEY.test(source.key)) return null;
  if (source.status === "observed") return source;
  return { ...source, reason: known("unavailableReason", source.reason, "failed") };
}

/** Changes every object of a list; those that become `null` are left out. */
function eachObject(list: Json | undefined, change: (value: JsonObject) => JsonObject | null): Json {
  if (!Array.isArray(list)) return list ?? null;
  return list.flatMap((entry) => {
    const changed = isJsonObject(entry) ? change(entry) : entry;
    return changed === null ? [] : [changed];
  });
}

function known(kind: keyof typeof REPORT_WORDS, word: Json | undefined, otherwise: string): Json {
  return isKnown(kind, word) ? (word ?? null) : otherwise;
}

function isKnown(kind: keyof typeof REPORT_WORDS, word: Json | undefined): boolean {
  return typeof word === "string" && REPORT_WORDS[kind].includes(word);
}
