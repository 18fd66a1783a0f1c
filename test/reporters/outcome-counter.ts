import type { Outcome, OutcomeCounts } from "../../src/model/outcome.ts";

/** Counts outcomes by their words; a word that is none is an error. */
export function countWords(words: Iterable<string | undefined>): OutcomeCounts {
  const counts = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };
  for (const word of words) {
    if (word === undefined || !Object.hasOwn(counts, word))
      throw new Error(`${word ?? "nothing"} is no outcome`);
    counts[word as Outcome] += 1;
  }
  return counts;
}
