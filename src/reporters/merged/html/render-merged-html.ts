import type { MergedHost, MergedReport, Outlier } from "../../../model/merged-report.ts";
import { countOf, grouped } from "../../wording/count-of.ts";
import { timeWords } from "../../wording/time-words.ts";
import { htmlPage } from "../../html/html-page.ts";
import { markup } from "../../html/markup.ts";
import type { Content, Markup } from "../../html/markup.ts";
import { outcomeBadge } from "../../html/outcome-badge.ts";
import {
  hostCounts,
  hostNames,
  labelWords,
  mergedSentence,
  outlierWords,
  STATUS_OUTCOME,
} from "../merged-words.ts";
import { matrixTable } from "./matrix-table.ts";
import { mergedStyle } from "./merged-style.ts";
import { agreeingRules, differingRules } from "./rule-details.ts";

const SHOWN = 20;

/** A merged report as one page that loads nothing and needs no script. */
export function renderMergedHtml(merged: MergedReport): string {
  const title = `Audit of ${countOf(merged.hosts.length, "host")}`;
  return htmlPage({ title, body: body(title, merged), style: mergedStyle, script: "" });
}

function body(title: string, merged: MergedReport): Markup {
  const { tool, status, hosts, rules, outliers, notes } = merged;
  const differing = rules.filter(({ agreement }) => agreement === "differs");
  const agreeing = rules.filter(({ agreement }) => agreement === "all");
  return markup`<main>
<header><p class="tool">${tool.name} <span class="quiet">${tool.version}</span></p>
<h1>${title}</h1>
<p class="answer">${outcomeBadge(STATUS_OUTCOME[status])} ${mergedSentence(merged)}</p>
<p class="quiet">${hostCounts(merged)}</p></header>
${section(
  "What only few hosts have",
  list(outliers, (outlier) => outlierItem(hosts, outlier)),
)}
${section("Rules that differ", differing.length === 0 ? null : matrixTable(hosts, differing))}
${section("What the differing rules found", differing.length === 0 ? null : differingRules(hosts, differing))}
${section("The same on all hosts", agreeing.length === 0 ? null : agreeingRules(agreeing))}
${section("Hosts", hostTable(hosts))}
${section(
  "How this was put together",
  list(notes, (note) => markup`${note}`),
)}
</main>`;
}

function section(title: string, content: Content): Markup {
  return content === null ? markup`` : markup`<section><h2>${title}</h2>${content}</section>`;
}

/** The first entries of a list; the others are folded. */
function list<T>(entries: readonly T[], item: (entry: T) => Markup): Markup | null {
  if (entries.length === 0) return null;
  const rest = entries.slice(SHOWN);
  const folded =
    rest.length === 0
      ? null
      : markup`<details><summary>${grouped(rest.length)} more</summary>${items(rest, item)}</details>`;
  return markup`${items(entries.slice(0, SHOWN), item)}${folded}`;
}

function items<T>(entries: readonly T[], item: (entry: T) => Markup): Markup {
  return markup`<ul>${entries.map(
    (entry) => markup`<li>${item(entry)}</li>
`,
  )}</ul>`;
}

function outlierItem(hosts: readonly MergedHost[], outlier: Outlier): Markup {
  return markup`${outlierWords(outlier)} <span class="quiet">${hostNames(hosts, outlier.hosts)}</span>`;
}

function hostTable(hosts: readonly MergedHost[]): Markup {
  const isLabelled = hosts.some((host) => labelWords(host) !== "");
  const head = isLabelled ? markup`<th scope="col">Labels</th>` : null;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Hosts"><table>
<thead><tr><th scope="col">Host</th>${head}<th scope="col">Gate</th><th scope="col">Outcomes</th><th scope="col">When</th><th scope="col">Not seen</th><th scope="col">Report</th></tr></thead>
<tbody>${hosts.map((host) => hostRow(host, isLabelled ? markup`<td>${labelWords(host)}</td>` : null))}</tbody></table></div>`;
}

function hostRow(
  { name, status, counts, startedAt, unseen, files }: MergedHost,
  labels: Markup | null,
): Markup {
  return markup`<tr><th scope="row">${name}</th>${labels}<td>${outcomeBadge(STATUS_OUTCOME[status])}</td><td>${hostCounts({ counts })}</td><td>${timeWords(startedAt)}</td><td>${unseen.join(", ")}</td><td>${files.join(", ")}</td></tr>
`;
}
