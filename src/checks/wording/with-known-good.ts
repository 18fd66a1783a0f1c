import type { Explanation } from "../define-check.ts";
import { quoted } from "./quoted.ts";

/** Adds what `known_good` makes of a rule. */
export function withKnownGood(explanation: Explanation, knownGood: string | null): Explanation {
  if (knownGood === null) return explanation;
  return {
    ...explanation,
    passes: `${explanation.passes} The value ${quoted(knownGood)} passes whatever the test says.`,
  };
}
