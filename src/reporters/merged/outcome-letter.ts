import type { HostOutcome, MergedRule } from "../../model/merged-report.ts";

/** One letter for each outcome in a matrix: capitals break a rule. */
export const OUTCOME_LETTER: Readonly<Record<HostOutcome, string>> = {
  FAILED: "F",
  ERROR: "E",
  WARNING: "W",
  WAIVED: "w",
  KNOWN: "k",
  PASSED: ".",
  SKIPPED: "s",
  "NOT-JUDGED": "-",
};

/** The outcome of a rule on each host, by the place of the host. */
export function outcomesByHost({ groups }: MergedRule): readonly HostOutcome[] {
  const row: HostOutcome[] = [];
  for (const { outcome, hosts } of groups) for (const place of hosts) row[place] = outcome;
  return row;
}
