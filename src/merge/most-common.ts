import type { OutcomeGroup } from "../model/merged-report.ts";

const KEPT = 5;

/** The texts that come most often, and how many others there are. */
export function mostCommon(texts: readonly string[]): Pick<OutcomeGroup, "says" | "otherWords"> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const inOrder = [...counts].toSorted(([, a], [, b]) => b - a);
  return {
    says: inOrder.slice(0, KEPT).map(([text, hosts]) => ({ text, hosts })),
    otherWords: Math.max(0, inOrder.length - KEPT),
  };
}
