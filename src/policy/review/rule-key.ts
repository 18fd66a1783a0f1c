import type { ConditionMember } from "../../model/policy.ts";

/** What an item says to its reader, and how much it weighs: nothing of it changes whether the item passes. */
const SAID: readonly string[] = ["description", "info", "solution", "see_also", "reference", "severity"];

/** What an item checks, as one text: two items with the same key have the same outcome. */
export function ruleKey(item: ConditionMember): string {
  const pairs = checkedPairs(item).toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
  return JSON.stringify([item.type, pairs]);
}

/** The keywords and values of an item that say what is checked, in the order of the text. */
export function checkedPairs({ source }: ConditionMember): readonly (readonly [string, string])[] {
  return source.filter(([keyword]) => !SAID.includes(keyword));
}
