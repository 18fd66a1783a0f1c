import { isInForce } from "./accepted.ts";
import type { Accepted } from "./accepted.ts";
import type { FindingStatus } from "./verdict.ts";

/** What comes of a finding for the gate: its status, unless what broke the rule was accepted beforehand. */
export type Outcome = FindingStatus | "WAIVED" | "KNOWN";

/** How many findings there are of each outcome; every finding counts once. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** The outcome of a finding: a waiver in force goes before a baseline, and neither speaks of PASSED and SKIPPED. */
export function outcomeOf(finding: Accepted & { readonly status: FindingStatus }): Outcome {
  const { status, baseline, waiver } = finding;
  if (status === "PASSED" || status === "SKIPPED") return status;
  if (isInForce(waiver)) return "WAIVED";
  return baseline === "known" ? "KNOWN" : status;
}

/** Counts findings by their outcome. */
export function countOutcomes(
  findings: readonly (Accepted & { readonly status: FindingStatus })[],
): OutcomeCounts {
  const counts = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };
  for (const finding of findings) counts[outcomeOf(finding)] += 1;
  return counts;
}
