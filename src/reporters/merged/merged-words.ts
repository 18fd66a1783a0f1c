import type {
  MergedHost,
  MergedReport,
  MergedRule,
  OutcomeGroup,
  Outlier,
} from "../../model/merged-report.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Labelled } from "../../model/target-label.ts";
import { countOf, grouped } from "../wording/count-of.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";

/** The answer in a sentence or two. */
export function mergedSentence({ hosts, rules }: MergedReport): string {
  const failed = hosts.filter(({ status }) => status === "failed").length;
  const incomplete = hosts.filter(({ status }) => status === "incomplete").length;
  const differing = rules.filter(({ agreement }) => agreement === "differs").length;
  const parts = [
    ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
    ...(incomplete > 0 ? [`${grouped(incomplete)} could not be judged completely`] : []),
  ];
  const first =
    parts.length > 0
      ? `Of ${countOf(hosts.length, "host")}, ${parts.join(" and ")}.`
      : passedWords(hosts.length);
  const second =
    hosts.length < 2
      ? ""
      : ` ${grouped(differing)} of ${countOf(rules.length, "rule")} ${differing === 1 ? "does" : "do"} not have the same outcome everywhere.`;
  return first + second;
}

function passedWords(count: number): string {
  return count === 1 ? "The only host passed." : `All ${countOf(count, "host")} passed.`;
}

/** The status of a gate as an outcome, so that it has a colour. */
export const STATUS_OUTCOME: Readonly<Record<MergedHost["status"], Outcome>> = {
  failed: "FAILED",
  incomplete: "ERROR",
  passed: "PASSED",
};

/** What is odd: `1 of 240 listens on tcp 9100`, `2 of 240 FAILED "Only SSH"; most PASSED`. */
export function outlierWords(outlier: Outlier): string {
  const { hosts, of } = outlier;
  const share = `${grouped(hosts.length)} of ${grouped(of)}`;
  if (outlier.kind === "port") {
    const owners = outlier.programs.length === 0 ? "" : `, held by ${outlier.programs.join(", ")}`;
    return `${share} ${hosts.length === 1 ? "listens" : "listen"} on ${outlier.transport} ${outlier.port}${owners}`;
  }
  const { rule, outcome, usual } = outlier;
  return `${share} ${outcome}, most ${usual}: ${rule.description} (${placeWords(rule)})`;
}

/** Where a rule stands: `ports.audit:12`. */
export function placeWords({ location: { file, line } }: MergedRule["rule"]): string {
  return `${file}:${line}`;
}

/** The hosts of a group by name, the first `most` of them. */
export function hostNames(
  hosts: readonly MergedHost[],
  places: readonly number[],
  most = Number.POSITIVE_INFINITY,
): string {
  const names = places.slice(0, most).flatMap((place) => hosts[place]?.name ?? []);
  const rest = places.length - names.length;
  return names.join(", ") + (rest > 0 ? `, … and ${grouped(rest)} more` : "");
}

/** What the findings of a group say, each with how often it is said, where that is not always. */
export function groupWords({ hosts, says, otherWords }: OutcomeGroup): readonly string[] {
  const lines = says.map(({ text, hosts: count }) =>
    count === hosts.length ? text : `${text} (${grouped(count)})`,
  );
  return otherWords > 0 ? [...lines, `… and ${countOf(otherWords, "other finding")}`] : lines;
}

/** How many hosts of all have an outcome: `3 of 20`, `3 of 20, 2 of them predicted`. */
export function shareWords({ hosts, predicted = [] }: OutcomeGroup, all: number): string {
  const share = `${grouped(hosts.length)} of ${grouped(all)}`;
  if (predicted.length === 0) return share;
  return predicted.length === hosts.length
    ? `${share}, predicted`
    : `${share}, ${grouped(predicted.length)} of them predicted`;
}

/** Rules with one outcome everywhere: `12 rules`, `12 rules, 3 of them by predictions`. */
export function sameWords(rules: readonly MergedRule[]): string {
  const predicted = rules.filter((rule) => hasPredictions([rule])).length;
  const count = countOf(rules.length, "rule");
  return predicted === 0 ? count : `${count}, ${grouped(predicted)} of them by predictions`;
}

/** Whether a prediction decided one of the rules on one of the hosts. */
export function hasPredictions(rules: readonly MergedRule[]): boolean {
  return rules.some(({ groups }) => groups.some(({ predicted }) => predicted !== undefined));
}

/** What an inventory says of a host: `web, env=prod`; empty where it says nothing. */
export function labelWords({ groups = [], labels = [] }: Labelled): string {
  return [...groups, ...labels.map(({ name, value }) => `${name}=${value}`)].join(", ");
}

/** The counts that are not zero: `3 FAILED · 1 ERROR · 20 PASSED`. */
export function hostCounts({ counts }: Pick<MergedHost, "counts">): string {
  const words = OUTCOME_ORDER.flatMap((outcome) =>
    counts[outcome] === 0 ? [] : [`${grouped(counts[outcome])} ${outcome}`],
  );
  return words.length === 0 ? "no rule" : words.join(" · ");
}
