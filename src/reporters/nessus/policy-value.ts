import type { Finding, FindingRule } from "../../model/report.ts";
import { expectedWords } from "../wording/expected-words.ts";
import { exactBlock } from "../xml/exact-block.ts";
import { textBlock } from "../xml/text-block.ts";
import { RESULTS } from "./result-words.ts";

/** Keywords that say what a rule is for and how much it counts, not what it tests. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  "type",
  "severity",
  "description",
  "info",
  "solution",
  "see_also",
  "reference",
]);

/**
 * What was wanted, in the words of Nessus: of a `<report>` its result, of a banner its text, of other rules that Nessus
 * knows their keywords by name, one a line. Rules about ports say it in a sentence. Empty where nothing was judged.
 */
export function policyValueOf({ rule, status, verdict }: Finding): string {
  if (verdict.status === "skipped") return "";
  if (rule.type === "<report>") return RESULTS[status];
  if (verdict.actual === undefined) return textBlock([expectedWords(verdict)]);
  return exactBlock(rule.type === "BANNER_CHECK" ? bannerOf(rule) : keywordsOf(rule));
}

function bannerOf({ source }: FindingRule): string {
  return source.find(([keyword]) => keyword === "content")?.[1] ?? "";
}

function keywordsOf({ source }: FindingRule): string {
  return source
    .filter(([keyword]) => !TOLD_ELSEWHERE.has(keyword))
    .toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([keyword, value]) => `${keyword}: ${value}`)
    .join("\n");
}
