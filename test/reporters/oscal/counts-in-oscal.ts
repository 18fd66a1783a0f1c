import type { Outcome, OutcomeCounts } from "../../../src/model/outcome.ts";
import type { Oscal } from "./oscal-document.ts";

/** Every rule is an observation, whose property says what came of it. */
export function countsInOscal(text: string): OutcomeCounts {
  const counts = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };
  const [result] = (JSON.parse(text) as Oscal)["assessment-results"].results;
  for (const { props } of result.observations ?? []) {
    const outcome = props.find(({ name }) => name === "outcome")?.value as Outcome;
    counts[outcome] += 1;
  }
  return counts;
}
