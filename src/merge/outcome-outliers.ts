import type { HostOutcome, MergedRule, Outlier } from "../model/merged-report.ts";
import type { Outcome } from "../model/outcome.ts";
import { isMinority } from "./is-minority.ts";

const SAYS_NOTHING: readonly HostOutcome[] = ["NOT-JUDGED", "SKIPPED"];

/** The outcomes that only few of the hosts have that judged a rule. */
export function outcomeOutliers(rules: readonly MergedRule[]): readonly Outlier[] {
  return rules.flatMap(({ rule, groups }) => {
    const judged = groups.flatMap(({ outcome, hosts }) => (isJudged(outcome) ? [{ outcome, hosts }] : []));
    const of = judged.reduce((sum, { hosts }) => sum + hosts.length, 0);
    const [usual, ...others] = judged;
    if (usual === undefined) return [];
    return others
      .filter(({ hosts }) => isMinority(hosts.length, of))
      .map(({ outcome, hosts }) => ({
        kind: "outcome" as const,
        rule,
        outcome,
        usual: usual.outcome,
        hosts,
        of,
      }));
  });
}

function isJudged(outcome: HostOutcome): outcome is Outcome {
  return !SAYS_NOTHING.includes(outcome);
}
