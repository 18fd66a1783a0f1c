import type { AuditReport, ReportedPolicy } from "../../../model/report.ts";
import type { VariableValue } from "../../../model/variable.ts";
import { durationWords, seenByWords, systemWords } from "../../wording/circumstance-words.ts";
import { timeWords } from "../../wording/time-words.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";

/** The circumstances: what system, seen by whom, when, judged by which policies. */
export function circumstancesSection({ host, startedAt, durationMs, policies }: AuditReport): Markup {
  const rows: readonly (readonly [label: string, content: Content])[] = [
    ["System", host === null ? "not seen: the facts of the host could not be read" : systemWords(host)],
    ["Seen by", host === null ? "not seen" : seenByWords(host)],
    ["When", `${timeWords(startedAt)}, in ${durationWords(durationMs)}`],
    ...policies.map((policy) => ["Policy", policyMarkup(policy)] as const),
  ];
  const list = rows.map(([label, content]) => markup`<dt>${label}</dt><dd>${content}</dd>`);
  return markup`<section aria-labelledby="circumstances">
<h2 id="circumstances">Circumstances</h2>
<dl class="facts">${list}</dl>
</section>
`;
}

function policyMarkup({ file, checkType, sha256, variables }: ReportedPolicy): Markup {
  const values = variables.length === 0 ? null : markup`<ul>${variables.map(variableMarkup)}</ul>`;
  return markup`${file} <span class="quiet">${checkType}</span><br><code class="digest">sha256 ${sha256}</code>${values}`;
}

function variableMarkup({ name, value, origin }: VariableValue): Markup {
  return markup`<li><code>${name}</code> = <code>${value}</code> <span class="quiet">${originWords(origin)}</span></li>`;
}

function originWords(origin: VariableValue["origin"]): string {
  switch (origin.kind) {
    case "default":
      return "as the policy has it";
    case "set":
      return "given for this run";
    case "file":
      return `from ${origin.file}:${origin.line}`;
  }
}
