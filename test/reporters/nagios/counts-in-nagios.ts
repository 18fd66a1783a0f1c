import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** The figures behind the bar of the first line. */
export function countsInNagios(text: string): OutcomeCounts {
  const [, figures = ""] = text.split("\n")[0]!.split(" | ");
  const pairs = [...figures.matchAll(/(failed|error|warning|waived|known|passed|skipped)=(\d+);/g)];
  return Object.fromEntries(
    pairs.map(([, word = "", count]) => [word.toUpperCase(), Number(count)]),
  ) as OutcomeCounts;
}
