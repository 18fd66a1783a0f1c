import type { OutcomeCounts } from "../../src/model/outcome.ts";

/** The counts of a line such as `FAILED 1, ERROR 0, …`; all seven have to be there. */
export function countsInLine(line: string): OutcomeCounts {
  const pairs = [...line.matchAll(/\b(FAILED|ERROR|WARNING|WAIVED|KNOWN|PASSED|SKIPPED) (\d+)(?=,|\n|$)/g)];
  if (pairs.length !== 7) throw new Error(`No counts in: ${line}`);
  return Object.fromEntries(pairs.map(([, word, count]) => [word, Number(count)])) as OutcomeCounts;
}
