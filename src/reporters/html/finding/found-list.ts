import { predictionWords } from "../../wording/prediction-words.ts";
import type { Finding } from "../../../model/report.ts";
import type { FoundItem } from "../../../model/verdict.ts";
import { acceptedWords } from "../../wording/accepted-words.ts";
import { endpointWords, reachWords } from "../../wording/listener-words.ts";
import type { HtmlReport } from "../html-report.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";
import { outcomeBadge } from "../outcome-badge.ts";
import { itemOutcome, listenerKey } from "../seen-listeners.ts";
import { ownerList } from "./owner-list.ts";

/** Everything that a finding found: each listener with its owners, and what was agreed about it. */
export function foundList(page: HtmlReport, finding: Finding, found: readonly FoundItem[]): Markup {
  if (found.length === 0) return markup`nothing of the kind`;
  const items = found.map(
    (item) => markup`<li>${seenMarkup(page, item)}${acceptedMarkup(finding, item)}</li>`,
  );
  return markup`<ul class="found">${items}</ul>`;
}

function seenMarkup({ listeners }: HtmlReport, { text, listener, service }: FoundItem): Markup {
  if (listener === undefined) return markup`${text}`;
  const anchor = listeners.get(listenerKey(listener))?.anchor ?? "";
  const { looksLikeClient, owners } = listener;
  const client = looksLikeClient === undefined ? "" : ` · may be a client, not a server: ${looksLikeClient}`;
  const words = predictionWords(listener);
  const predicted = words === null ? "" : ` · ${words}`;
  return markup`<a href="#${anchor}">${endpointWords(listener, service)}</a> ${text} · ${reachWords(listener)}${predicted}${client}${ownerList(owners)}`;
}

function acceptedMarkup(finding: Finding, item: FoundItem): Content {
  const words = acceptedWords(item);
  if (words === null) return null;
  return markup`<p class="accepted">${outcomeBadge(itemOutcome(finding, item))} ${words}</p>`;
}
