import type { HostOutcome, MergedHost, MergedRule } from "../../../model/merged-report.ts";
import { markup, unescaped } from "../../html/markup.ts";
import type { Markup } from "../../html/markup.ts";
import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import { hasPredictions, placeWords } from "../merged-words.ts";
import { cellsByHost, letterOf, OUTCOME_LETTER } from "../outcome-letter.ts";
import type { HostCell } from "../outcome-letter.ts";

const LEGEND: readonly HostOutcome[] = [...OUTCOME_ORDER, "NOT-JUDGED"];

/** A table of rules and hosts, a letter for each outcome. A quarter of a million cells: each is as short as it can be. */
export function matrixTable(hosts: readonly MergedHost[], rules: readonly MergedRule[]): Markup {
  return markup`<p class="legend">${LEGEND.map((outcome) => markup`<span>${cell(outcome)} ${outcome}</span> `)}${predictedLegend(rules)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Rules and hosts"><table class="matrix">
<thead><tr><th scope="col">Rule</th>${hosts.map(({ name }) => markup`<th scope="col"><span>${name}</span></th>`)}</tr></thead>
<tbody>${rules.map(row)}</tbody></table></div>`;
}

function row(merged: MergedRule): Markup {
  const cells = cellsByHost(merged).map((one) =>
    one.basis === "predicted" ? predictedCell(one) : CELLS[one.outcome],
  );
  return markup`<tr><th scope="row">${merged.rule.description} <span class="quiet">${placeWords(merged.rule)}</span></th>${unescaped(cells.join(""))}</tr>
`;
}

function cell(outcome: HostOutcome): Markup {
  return markup`<b class="${outcome}">${OUTCOME_LETTER[outcome]}</b>`;
}

/** An outcome that a prediction decided. */
function predictedCell(one: HostCell): string {
  return `<td class=${one.outcome} title=predicted>${letterOf(one)}`;
}

function predictedLegend(rules: readonly MergedRule[]): Markup | null {
  if (!hasPredictions(rules)) return null;
  return markup`<span><b class="FAILED">f</b> <b class="PASSED">p</b> by a prediction</span>`;
}

const CELLS = Object.fromEntries(
  LEGEND.map((outcome) => [outcome, `<td class=${outcome}>${OUTCOME_LETTER[outcome]}`]),
) as Readonly<Record<HostOutcome, string>>;
