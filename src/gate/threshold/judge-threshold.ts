import { countOutcomes, outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { Outcome, OutcomeCounts } from "../../model/outcome.ts";
import type { Limit, Threshold } from "./threshold.ts";

/** Why the findings do not keep within the limits, one sentence each; none where they do. */
export function judgeThreshold(threshold: Threshold, findings: readonly Finding[]): readonly string[] {
  return threshold.flatMap((limit) => {
    const counted = findings.filter(
      ({ rule }) => limit.whose === "total" || rule.severity.toLowerCase() === limit.whose,
    );
    return breachOf(limit, numberOf(limit, countOutcomes(counted)));
  });
}

/** Whether a limit counts findings like this one, so that it does not fail by itself. */
export function isCounted(threshold: Threshold, finding: Finding): boolean {
  const outcome = outcomeOf(finding);
  return threshold.some(
    (limit) =>
      limitsNumberOf(outcome, limit) &&
      (limit.whose === "total" || finding.rule.severity.toLowerCase() === limit.whose),
  );
}

/** Whether a limit bounds how many may have this outcome: by their number, or by the share that has to hold. */
function limitsNumberOf(outcome: Outcome, { measure, min, max }: Limit): boolean {
  if (measure === "compliance") return min !== null && (outcome === "FAILED" || outcome === "WARNING");
  return max !== null && measure.toUpperCase() === outcome;
}

/** The share of rules that hold among all that apply, in percent; waived and known ones do not hold. */
function complianceOf(counts: OutcomeCounts): number {
  const { PASSED, FAILED, WARNING, ERROR, WAIVED, KNOWN } = counts;
  const all = PASSED + FAILED + WARNING + ERROR + WAIVED + KNOWN;
  return all === 0 ? 0 : (100 * PASSED) / all;
}

function numberOf({ measure }: Limit, counts: OutcomeCounts): number {
  return measure === "compliance" ? complianceOf(counts) : counts[measure.toUpperCase() as Outcome];
}

function breachOf({ measure, whose, min, max }: Limit, number: number): readonly string[] {
  const unit = measure === "compliance" ? " %" : "";
  const name = whose === "total" ? measure : `${measure} of severity ${whose}`;
  // Rounded down, so that 79.99 never reads as the 80 it is not.
  const shown = `${Math.floor(number * 100) / 100}${unit}`;
  if (min !== null && number < min)
    return [`Threshold: ${name} is ${shown}, and at least ${min}${unit} is asked for.`];
  if (max !== null && number > max)
    return [`Threshold: ${name} is ${shown}, and at most ${max}${unit} is allowed.`];
  return [];
}
