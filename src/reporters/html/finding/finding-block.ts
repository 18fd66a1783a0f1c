import { expectedWords } from "../../wording/expected-words.ts";
import type { FindingRule } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { acceptedWords } from "../../wording/accepted-words.ts";
import { escapeHtmlLines } from "../escape-html.ts";
import type { HtmlReport, PlacedFinding } from "../html-report.ts";
import { markup, unescaped } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";
import { outcomeBadge } from "../outcome-badge.ts";
import { actualBlock } from "./actual-block.ts";
import { foundList } from "./found-list.ts";

/** How a finding stands on the page when it is opened. */
export type Fold = "open" | "closed";

/** Keywords whose values stand under names of their own. */
const TOLD: ReadonlySet<string> = new Set(["description", "info", "solution", "see_also", "reference"]);

const WEB_ADDRESS = /^https?:\/\/[!-~]+$/i;

type Entry = readonly [label: string, content: Content];

/** One finding in full: what was wanted, what was found, who holds it, why it matters, what to do, where. */
export function findingBlock(page: HtmlReport, placed: PlacedFinding, fold: Fold): Markup {
  const { finding, outcome, anchor, index } = placed;
  const { rule, verdict } = finding;
  const entries = [...acceptedEntries(placed), ...verdictEntries(page, placed), ...ruleEntries(rule)];
  const rows = entries.map(([label, content]) => markup`<dt>${label}</dt><dd>${content}</dd>`);
  return markup`<details class="finding ${outcome}" id="${anchor}" data-outcome="${outcome}" data-severity="${rule.severity}" data-type="${rule.type}" data-port="${lowestPort(verdict)}" data-place="${index}"${openAttribute(fold)}><summary>${outcomeBadge(outcome)}<h3>${rule.text.description}</h3><span class="origin">${originWords(rule)}</span></summary><dl>${rows}</dl></details>
`;
}

function openAttribute(fold: Fold): Content {
  return fold === "open" ? " open" : null;
}

function originWords({ type, location, severity }: FindingRule): string {
  return `${type} · ${location.file}:${location.line} · severity ${severity}`;
}

function lowestPort(verdict: Verdict): Content {
  if (verdict.status === "skipped") return null;
  let lowest: number | null = null;
  for (const { listener } of verdict.found)
    if (listener !== undefined && (lowest === null || listener.port < lowest)) lowest = listener.port;
  return lowest;
}

function acceptedEntries({ finding, outcome }: PlacedFinding): readonly Entry[] {
  const words = acceptedWords(finding);
  if (words === null) return [];
  const label = finding.waiver === undefined ? "Baseline" : "Waiver";
  const status = outcome === finding.status ? null : markup` The finding itself is ${finding.status}.`;
  return [[label, markup`${words}${status}`]];
}

function verdictEntries(page: HtmlReport, { finding }: PlacedFinding): readonly Entry[] {
  const { verdict } = finding;
  if (verdict.status === "skipped") return [["Skipped", verdict.detail]];
  const { found, notes } = verdict;
  const entries: Entry[] = [["Expected", expectedWords(verdict)]];
  if (verdict.status === "error")
    entries.push(["Not judged", markup`${verdict.detail} <span class="reason">(${verdict.reason})</span>`]);
  if (verdict.status !== "error" || found.length > 0)
    entries.push(["Found", foundList(page, finding, found)]);
  const actual = actualBlock(verdict);
  if (actual !== null) entries.push(["Actual value", actual]);
  if (notes.length > 0) entries.push([notes.length === 1 ? "Note" : "Notes", linesMarkup(notes, "\n")]);
  return entries;
}

function ruleEntries({ id, text, source }: FindingRule): readonly Entry[] {
  const written = source.filter(([keyword]) => !TOLD.has(keyword.toLowerCase()));
  const entries: readonly (readonly [label: string, texts: readonly string[], content: Content])[] = [
    ["Why it matters", text.info, linesMarkup(text.info, "\n\n")],
    ["What to do", text.solution, linesMarkup(text.solution, "\n\n")],
    ["See also", text.seeAlso, text.seeAlso.map(linkMarkup)],
    ["References", text.reference, linesMarkup(text.reference, "\n")],
  ];
  const told = entries.filter(([, texts]) => texts.length > 0);
  return [...told.map(([label, , content]) => [label, content] as const), ["Rule", ruleMarkup(id, written)]];
}

function ruleMarkup(id: string, written: FindingRule["source"]): Markup {
  const lines = written.map(([keyword, value]) => `${keyword} : ${value}`);
  return markup`${id}${lines.length === 0 ? null : markup`<pre>${linesMarkup(lines, "\n")}</pre>`}`;
}

function linesMarkup(texts: readonly string[], between: string): Markup {
  return unescaped(escapeHtmlLines(texts.join(between)));
}

/** Only an address of the web becomes a link; anything else that a policy writes stays text. */
function linkMarkup(text: string): Markup {
  if (!WEB_ADDRESS.test(text)) return markup`<p>${text}</p>`;
  return markup`<p><a href="${text}" rel="noreferrer noopener">${text}</a></p>`;
}
