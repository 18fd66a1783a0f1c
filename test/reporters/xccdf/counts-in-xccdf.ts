import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countWords } from "../outcome-counter.ts";

const RESULT = /<rule-result .*?<message severity="[a-z]+">([A-Z]+): .*?<\/rule-result>/gs;

/** The outcome is the first word of the first message of a result. */
export function countsInXccdf(text: string): OutcomeCounts {
  return countWords(Array.from(text.matchAll(RESULT), ([, outcome]) => outcome));
}
