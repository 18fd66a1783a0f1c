import type { EvidenceKey } from "../../../model/evidence.ts";
import type { AuditReport, EvidenceSummary } from "../../../model/report.ts";
import type { ReportedReconciliation } from "../../../model/reconciliation.ts";
import { countOf } from "../../wording/count-of.ts";
import { listedSources } from "../../wording/evidence-words.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** What was asked for and not seen, or seen with gaps: each reason once, with the sources that it holds for. */
export function unseenSection(report: AuditReport): Markup {
  return markup`<section class="unseen" aria-labelledby="unseen">
<h2 id="unseen">What could not be seen</h2>
${unseenMarkup(report)}
</section>
`;
}

function unseenMarkup({ evidence, reconciliation }: AuditReport): Markup {
  if (evidence.length === 0) return markup`<p>Nothing was looked at.</p>`;
  const ofSources = [...sourcesByText(evidence)].map(
    ([text, keys]) => markup`<li>${text} <span class="quiet">${listedSources(keys).join(", ")}</span></li>`,
  );
  const items = [...ofSources, ...(reconciliation === undefined ? [] : oneSidedMarkup(reconciliation))];
  if (items.length === 0) return markup`<p class="all-seen">Nothing: all that was asked for was seen.</p>`;
  return markup`<ul>${items}</ul>`;
}

/** What only one of the two views shows; port by port it stands in a part of its own. */
function oneSidedMarkup({ ports, unseen }: ReportedReconciliation): readonly Markup[] {
  const sides = unseen.map(
    ({ side, transport, detail }) => markup`<li>${transport} from ${side}: ${detail}</li>`,
  );
  const doubtful = ports.filter(({ kind }) => kind === "not-explained" || kind === "not-comparable").length;
  if (doubtful === 0) return sides;
  const words = `${countOf(doubtful, "port")} not explained or not comparable`;
  return [...sides, markup`<li><a href="#views">${words}</a>, seen from inside and from outside</li>`];
}

function sourcesByText(evidence: readonly EvidenceSummary[]): ReadonlyMap<string, readonly EvidenceKey[]> {
  const sources = new Map<string, EvidenceKey[]>();
  for (const summary of evidence)
    for (const text of unseenTexts(summary)) {
      const known = sources.get(text);
      if (known === undefined) sources.set(text, [summary.key]);
      else known.push(summary.key);
    }
  return sources;
}

function unseenTexts({ status, reason, detail, gaps }: EvidenceSummary): readonly string[] {
  const texts = gaps.map((gap) => `${gap.detail} (${gap.reason})`);
  return status === "observed" ? texts : [`${detail ?? "no reason given"} (${reason ?? "failed"})`, ...texts];
}
