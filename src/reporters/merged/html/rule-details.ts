import type { HostOutcome, MergedHost, MergedRule, OutcomeGroup } from "../../../model/merged-report.ts";
import { markup } from "../../html/markup.ts";
import type { Markup } from "../../html/markup.ts";
import { groupWords, hostNames, placeWords, sameWords, shareWords } from "../merged-words.ts";

const NAMES = 100;

/** Rules that differ, each with the hosts of every outcome and what their findings say. */
export function differingRules(hosts: readonly MergedHost[], rules: readonly MergedRule[]): Markup {
  return markup`${rules.map((merged) => ruleDetails(hosts, merged))}`;
}

function ruleDetails(hosts: readonly MergedHost[], { rule, groups }: MergedRule): Markup {
  return markup`<details><summary>${rule.description} <span class="quiet">${placeWords(rule)} · ${rule.type} · ${rule.severity}</span></summary>
<dl class="facts">${groups.map((group) => groupRows(hosts, group))}</dl></details>
`;
}

function groupRows(hosts: readonly MergedHost[], group: OutcomeGroup): Markup {
  const share = shareWords(group, hosts.length);
  return markup`<dt>${outcomeWord(group.outcome)} ${share}</dt><dd><p class="quiet">${hostNames(hosts, group.hosts, NAMES)}</p>${groupWords(group).map((words) => markup`<p>${words}</p>`)}</dd>`;
}

/** Rules with one outcome everywhere, folded by outcome. */
export function agreeingRules(rules: readonly MergedRule[]): Markup {
  const byOutcome = Map.groupBy(rules, ({ groups }) => groups[0]?.outcome ?? "NOT-JUDGED");
  return markup`${[...byOutcome].map(([outcome, same]) => sameOutcome(outcome, same))}`;
}

function sameOutcome(outcome: HostOutcome, rules: readonly MergedRule[]): Markup {
  return markup`<details><summary>${outcomeWord(outcome)} ${sameWords(rules)}</summary>
<ul>${rules.map(({ rule }) => markup`<li>${rule.description} <span class="quiet">${placeWords(rule)}</span></li>`)}</ul></details>
`;
}

function outcomeWord(outcome: HostOutcome): Markup {
  return markup`<span class="badge ${outcome}">${outcome}</span>`;
}
