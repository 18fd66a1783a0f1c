import { countOf, grouped } from "../../wording/count-of.ts";
import { endpointWords } from "../../wording/listener-words.ts";
import type { HtmlReport } from "../html-report.ts";
import { markup, unescaped } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { outcomeBadge } from "../outcome-badge.ts";
import type { SeenListener } from "../seen-listeners.ts";
import { escapeHtmlLines } from "../escape-html.ts";
import { socketText } from "./socket-text.ts";

/** So many findings of a socket are linked; the others are counted. */
const LINKS = 3;

/** The sockets that findings speak of, each with all that is known about it. */
export function socketsSection(page: HtmlReport): Markup {
  const { listeners } = page;
  if (listeners.size === 0) return markup``;
  const blocks = [...listeners.values()].map((entry) => socketMarkup(page, entry));
  return markup`<section aria-labelledby="sockets">
<h2 id="sockets">Sockets <span class="number">${grouped(listeners.size)}</span></h2>
<p class="quiet">Those that findings speak of, each with all that is known about it. A report holds no others.</p>
<div class="sockets">${blocks}</div>
</section>
`;
}

function socketMarkup(page: HtmlReport, entry: SeenListener): Markup {
  const { anchor, listener, service, outcome, findings } = entry;
  const facts = unescaped(escapeHtmlLines(socketText(listener)));
  return markup`<details class="socket ${outcome}" id="${anchor}"><summary>${outcomeBadge(outcome)}<h3>${endpointWords(listener, service)}</h3></summary><pre>${facts}</pre><p>${findingLinks(page, findings)}</p></details>
`;
}

function findingLinks(page: HtmlReport, indexes: readonly number[]): Markup {
  const links = indexes.slice(0, LINKS).map((index) => linkTo(page, index));
  const rest = indexes.length - links.length;
  return markup`Spoken of by ${links}${rest === 0 ? null : `and ${countOf(rest, "more rule")}`}`;
}

function linkTo({ findings }: HtmlReport, index: number): Markup {
  const placed = findings[index];
  if (placed === undefined) return markup``;
  return markup`<a href="#${placed.anchor}">${placed.finding.rule.text.description}</a> (${placed.outcome}) `;
}
