import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countWords } from "../outcome-counter.ts";

/** The outcome is the first word of the comment; the entry that only says that nothing was checked has none. */
export function countsInCkl(text: string): OutcomeCounts {
  return countWords(Array.from(text.matchAll(/<COMMENTS>([A-Z]+): /g), ([, outcome]) => outcome));
}
