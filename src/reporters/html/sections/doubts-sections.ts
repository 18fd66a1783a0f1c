import type { AuditReport, ReportedCondition, ReportedDiagnostic } from "../../../model/report.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";
import { outcomeBadge } from "../outcome-badge.ts";

const OUTCOMES: Readonly<Record<ReportedCondition["outcome"], string>> = {
  holds: "holds: <then> was judged",
  fails: "does not hold: <else> was judged, if there is one",
  undecided: "could not be judged: neither branch was taken",
};

/** What is doubtful in the policies themselves, and which of their conditions held. */
export function doubtsSections({ diagnostics, conditions }: AuditReport): Markup {
  return markup`${diagnosticsMarkup(diagnostics)}${conditionsMarkup(conditions)}`;
}

function diagnosticsMarkup(diagnostics: readonly ReportedDiagnostic[]): Content {
  if (diagnostics.length === 0) return null;
  const items = diagnostics.map(({ code, severity, message, hint, location }) => {
    const place = `${location.file}:${location.line}:${location.column} ${severity} ${code}`;
    return markup`<li><span class="quiet">${place}</span> ${message}${hint === undefined ? null : markup`<p class="quiet">${hint}</p>`}</li>`;
  });
  return markup`<section aria-labelledby="doubts">
<h2 id="doubts">What the policies leave in doubt</h2>
<ul class="plain">${items}</ul>
</section>
`;
}

function conditionsMarkup(conditions: readonly ReportedCondition[]): Content {
  if (conditions.length === 0) return null;
  return markup`<section aria-labelledby="conditions">
<h2 id="conditions">Which conditions held</h2>
<ul class="plain">${conditions.map(conditionMarkup)}</ul>
</section>
`;
}

function conditionMarkup({ location, mode, outcome, members }: ReportedCondition): Markup {
  const place = `${location.file}:${location.line} ${mode.toUpperCase()}`;
  const items = members.map(
    ({ status, description }) => markup`<li>${outcomeBadge(status)} ${description}</li>`,
  );
  const list = items.length === 0 ? null : markup`<ul class="plain">${items}</ul>`;
  return markup`<li><span class="quiet">${place}</span> ${OUTCOMES[outcome]}${list}</li>`;
}
