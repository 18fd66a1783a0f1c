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

/** The letters of outcomes that a prediction can have and that say more than "not known". */
const PREDICTED_LETTER: Readonly<Partial<Record<HostOutcome, string>>> = { FAILED: "f", PASSED: "p" };

/** What came of a rule on one host. */
export interface HostCell {
  readonly outcome: HostOutcome;
  readonly basis: "seen" | "predicted";
}

/** What came of a rule on each host, by the place of the host. */
export function cellsByHost({ groups }: MergedRule): readonly HostCell[] {
  const row: HostCell[] = [];
  for (const { outcome, hosts, predicted = [] } of groups) {
    for (const place of hosts) row[place] = { outcome, basis: "seen" };
    for (const place of predicted) row[place] = { outcome, basis: "predicted" };
  }
  return row;
}

/** The letter of a cell: one of its own where a rule passed or failed by a prediction. */
export function letterOf({ outcome, basis }: HostCell): string {
  return (basis === "predicted" ? PREDICTED_LETTER[outcome] : undefined) ?? OUTCOME_LETTER[outcome];
}
