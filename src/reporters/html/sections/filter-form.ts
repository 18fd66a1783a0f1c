import type { Outcome } from "../../../model/outcome.ts";
import { grouped } from "../../wording/count-of.ts";
import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import type { HtmlReport } from "../html-report.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";

type Choice = readonly [value: string, label: string];

const SEVERITIES: readonly Choice[] = [
  ["", "any severity"],
  ["HIGH", "high"],
  ["MEDIUM", "medium"],
  ["LOW", "low"],
];

const ORDERS: readonly Choice[] = [
  ["", "worst first"],
  ["severity", "severity"],
  ["port", "port"],
  ["rule", "rule"],
  ["place", "place in the policy"],
];

/** Filters and order of the findings. The script shows it: without one it would do nothing. */
export function filterForm({ report, findings }: HtmlReport): Markup {
  const types = [...new Set(findings.map(({ finding }) => finding.rule.type))].sort();
  const outcomes = OUTCOME_ORDER.filter((outcome) => report.counts[outcome] > 0);
  return markup`<form id="filter" role="search" aria-label="Findings" hidden>
<div class="controls"><label class="text"><span>Search</span><input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="port, program, rule …"></label>
${selectMarkup("severity", "Severity", SEVERITIES)}${selectMarkup("type", "Check", [["", "any check"], ...types.map((type) => [type, type] as const)])}${selectMarkup("order", "Order", ORDERS)}</div>
<fieldset><legend>Outcome</legend>${outcomes.map((outcome) => toggleMarkup(outcome, report.counts[outcome]))}</fieldset>
<p class="answer"><output name="answer" aria-live="polite">${grouped(findings.length)} findings</output> <button type="reset" hidden>Show all</button><button type="button" name="fold" aria-pressed="false">Unfold all</button></p>
</form>
`;
}

function selectMarkup(name: string, label: string, choices: readonly Choice[]): Markup {
  const options: Content = choices.map(
    ([value, words]) => markup`<option value="${value}">${words}</option>`,
  );
  return markup`<label><span>${label}</span><select name="${name}">${options}</select></label>`;
}

function toggleMarkup(outcome: Outcome, count: number): Markup {
  return markup`<label class="toggle ${outcome}"><input type="checkbox" name="outcome" value="${outcome}"><span>${outcome.toLowerCase()} ${grouped(count)}</span></label>`;
}
