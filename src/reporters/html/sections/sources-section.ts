import type { EvidenceSummary } from "../../../model/report.ts";
import { countOf } from "../../wording/count-of.ts";
import { groupedEvidence } from "../../wording/grouped-evidence.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** Where everything was read. */
export function sourcesSection(evidence: readonly EvidenceSummary[]): Markup {
  if (evidence.length === 0) return markup``;
  const rows = groupedEvidence(evidence).map(
    ({ words, status, source, gaps }) =>
      markup`<tr><th scope="row">${words}</th><td>${stateWords(status, gaps)}</td><td>${source}</td></tr>`,
  );
  return markup`<section aria-labelledby="sources">
<h2 id="sources">What was looked at</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Sources of evidence"><table><thead><tr><th scope="col">Evidence</th><th scope="col">Seen</th><th scope="col">Source</th></tr></thead><tbody>${rows}</tbody></table></div>
</section>
`;
}

function stateWords(status: EvidenceSummary["status"], gaps: number): Markup {
  if (status === "unavailable") return markup`<b>not seen</b>`;
  return gaps === 0 ? markup`yes` : markup`yes, with ${countOf(gaps, "gap")}`;
}
