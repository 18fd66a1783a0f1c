import type { Outcome, OutcomeCounts } from "../../../model/outcome.ts";
import type { AuditReport, GoneFinding, ReportedGate } from "../../../model/report.ts";
import { grouped } from "../../wording/count-of.ts";
import { OUTCOME_MEANING, OUTCOME_ORDER } from "../../wording/status-words.ts";
import { overallVerdict } from "../../wording/verdict-sentence.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";

const GATE_WORDS: Readonly<Record<ReportedGate["status"], string>> = {
  passed: "The gate is passed.",
  failed: "The gate is not passed.",
  incomplete: "The gate is undecided: not everything could be judged.",
};

/** The answer first: one status, one sentence, the gate, and how many findings there are of each outcome. */
export function verdictSection(report: AuditReport): Markup {
  const { status, sentence } = overallVerdict(report);
  return markup`<section class="verdict ${status}" aria-labelledby="verdict">
<h2 id="verdict"><span class="stamp ${status}">${status}</span> <span class="sentence">${sentence}</span></h2>
${gateMarkup(report.gate)}
${proportionBar(report.counts)}
<dl class="counts">${OUTCOME_ORDER.map((outcome) => countMarkup(outcome, report.counts[outcome]))}</dl>
</section>
`;
}

function countMarkup(outcome: Outcome, count: number): Markup {
  const none = count === 0 ? " none" : "";
  return markup`<div class="count ${outcome}${none}" title="${OUTCOME_MEANING[outcome]}"><dt>${outcome.toLowerCase()}</dt><dd data-count="${outcome}">${grouped(count)}</dd></div>`;
}

/** The shares of the outcomes as one bar; the numbers below it say the same. */
function proportionBar(counts: OutcomeCounts): Content {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let start = 0;
  const parts = OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0).map((outcome) => {
    const width = (counts[outcome] / total) * 1000;
    const part = markup`<rect class="fill ${outcome}" x="${start.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`;
    start += width;
    return part;
  });
  return markup`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function gateMarkup(gate: ReportedGate | undefined): Content {
  if (gate === undefined) return null;
  const reasons = gate.reasons.map((reason) => markup`<li>${reason}</li>`);
  const list = reasons.length === 0 ? null : markup`<ul>${reasons}</ul>`;
  const asked = gate.asked.length === 0 ? null : markup` <code class="quiet">${gate.asked.join(" ")}</code>`;
  return markup`<div class="gate"><p><b>${GATE_WORDS[gate.status]}</b>${asked}</p>${list}${goneMarkup(gate.gone)}</div>`;
}

function goneMarkup(gone: readonly GoneFinding[]): Content {
  if (gone.length === 0) return null;
  const items = gone.map(({ description, status, found }) => {
    const parts = found.length === 0 ? "" : `: ${found.join(", ")}`;
    return markup`<li>${description} <span class="quiet">(was ${status})</span>${parts}</li>`;
  });
  return markup`<details><summary>Gone since the baseline: ${grouped(gone.length)}</summary><ul>${items}</ul></details>`;
}
