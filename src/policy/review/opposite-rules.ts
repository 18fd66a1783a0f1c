import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { checkedPairs } from "./rule-key.ts";

/** A rule that may have an opposite: what it speaks of, and which way it says it. */
export interface OppositeRule {
  /** Equal for two rules that speak of the same. */
  readonly subject: string;
  readonly like: string;
  /** `like` of the opposite. */
  readonly unlike: string;
  /** What makes the difference, for a message. */
  readonly turn: string;
}

/** With one of these, two opposite rules may both be content where there is nothing to look at. */
const LOOSENING: readonly string[] = [
  "required",
  "file_required",
  "string_required",
  "check_option",
  "min_occurrences",
  "search_locations",
  "file_supersedence",
  "ignore",
];

const NEGATED_TYPES: readonly string[] = ["FILE_CHECK_NOT", "FILE_CONTENT_CHECK_NOT"];
const TYPES_WITH_STATUS: readonly string[] = ["PROCESS_CHECK", "CHKCONFIG", "XINETD_SVC"];

/** How a rule would be turned round, for the types where that leaves nothing that passes both; else `null`. */
export function oppositeOf(rule: Rule | UnsupportedNode): OppositeRule | null {
  const base = rule.type.replace(/_NOT$/, "");
  const isFileRule = NEGATED_TYPES.includes(`${base}_NOT`);
  if (!isFileRule && !TYPES_WITH_STATUS.includes(rule.type)) return null;
  const pairs = checkedPairs(rule);
  if (pairs.some(([keyword]) => LOOSENING.includes(keyword))) return null;
  return isFileRule ? ofFileRule(rule.type, base, pairs) : ofStatusRule(rule.type, pairs);
}

type Pairs = readonly (readonly [keyword: string, value: string])[];

function ofFileRule(type: string, base: string, pairs: Pairs): OppositeRule {
  const turn = `the type: ${base} and ${base}_NOT`;
  return {
    subject: subjectOf(base, pairs, "type"),
    like: type,
    unlike: type === base ? `${base}_NOT` : base,
    turn,
  };
}

function ofStatusRule(type: string, pairs: Pairs): OppositeRule | null {
  const status = pairs
    .find(([keyword]) => keyword === "status")?.[1]
    .trim()
    .toUpperCase();
  if (status !== "ON" && status !== "OFF") return null;
  const unlike = status === "ON" ? "OFF" : "ON";
  return { subject: subjectOf(type, pairs, "status"), like: status, unlike, turn: "`status`: ON and OFF" };
}

function subjectOf(type: string, pairs: Pairs, turning: string): string {
  const rest = pairs.filter(([keyword]) => keyword !== turning && keyword !== "type");
  return JSON.stringify([type, rest.toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1))]);
}
