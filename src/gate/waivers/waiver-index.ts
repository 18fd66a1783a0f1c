import type { FindingRule } from "../../model/report.ts";
import { coversRule } from "./covers.ts";
import type { Waiver } from "./waiver.ts";

/** Finds the waivers that speak of a rule, in the order of their file. */
export type WaiverIndex = (rule: FindingRule) => readonly Waiver[];

/** Looks waivers up by id or title, so that thousands of them cost no more than those that have a pattern. */
export function indexWaivers(waivers: readonly Waiver[]): WaiverIndex {
  const order = new Map(waivers.map((waiver, index) => [waiver, index]));
  const byKey = Map.groupBy(waivers, keyOf);
  return (rule) => {
    const keys = [`rule ${rule.id}`.toLowerCase(), `title ${rule.text.description}`.toLowerCase(), PATTERN];
    return keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ scope }) => coversRule(scope, rule))
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

/** The key of waivers that have to be tried on every rule. */
const PATTERN = "pattern";

function keyOf({ scope: { rule, title } }: Waiver): string {
  if (rule !== null && !isGlob(rule)) return `rule ${rule}`.toLowerCase();
  if (title !== null && !isGlob(title)) return `title ${title}`.toLowerCase();
  return PATTERN;
}

/** Whether a text stands for more than itself. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}
