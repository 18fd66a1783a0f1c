import type { OutcomeCounts } from "../../../model/outcome.ts";
import { OUTCOME_MEANING, OUTCOME_ORDER } from "../../wording/status-words.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { outcomeBadge } from "../outcome-badge.ts";

/** What the words of this report mean. */
export function wordsSection(counts: OutcomeCounts): Markup {
  const rows = OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => markup`<dt>${outcomeBadge(outcome)}</dt><dd>${OUTCOME_MEANING[outcome]}</dd>`,
  );
  if (rows.length === 0) return markup``;
  return markup`<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
<dl class="facts">${rows}</dl>
</section>
`;
}
