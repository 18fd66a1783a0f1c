import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countWords } from "../outcome-counter.ts";

/** The outcomes of the findings, held against the counts in the first line. */
export function countsInNdjson(text: string): OutcomeCounts {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; outcome?: string; counts?: OutcomeCounts });
  const counted = countWords(lines.filter(({ kind }) => kind === "finding").map(({ outcome }) => outcome));
  if (JSON.stringify(counted) !== JSON.stringify(lines[0]?.counts)) throw new Error("The counts differ.");
  return counted;
}
