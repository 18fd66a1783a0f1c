import type { AlertGroup } from "../../model/alert.ts";
import { inertJsonLine } from "../../support/inert-json.ts";
import { CHAT_MEASURE, renderWithin } from "./render-within.ts";
import { shownGroup } from "./shown-group.ts";
import type { ShownAlert, ShownGroup } from "./shown-group.ts";

/**
 * A group as a message of Slack. Its blocks are rich text, in which nothing has a meaning; `text` is what others show
 * that take such messages, and what a notification shows.
 */
export function renderSlack(group: AlertGroup): string {
  return renderWithin(CHAT_MEASURE, (measure) => messageOf(shownGroup(group, measure)));
}

function messageOf(shown: ShownGroup): string {
  const elements = [
    section([bold(shown.headline)]),
    ...shown.alerts.map((alert) => section(runsOf(alert))),
    section(shown.remarks.map((remark) => plain(`${remark}\n`))),
  ];
  return inertJsonLine({ text: fallbackOf(shown), blocks: [{ type: "rich_text", elements }] });
}

function runsOf({ state, severity, summary, facts }: ShownAlert) {
  return [
    plain("\n"),
    bold(`${state} ${severity} `),
    plain(summary),
    ...facts.map((fact) => plain(`\n• ${fact}`)),
    plain("\n"),
  ];
}

function section(elements: readonly object[]) {
  return { type: "rich_text_section", elements };
}

function plain(text: string) {
  return { type: "text", text };
}

function bold(text: string) {
  return { type: "text", text, style: { bold: true } };
}

/** Between fences no mark has a meaning; what could end them or call somebody is taken out of its meaning. */
function fallbackOf({ headline, alerts, remarks }: ShownGroup): string {
  const lines = [
    headline,
    ...alerts.map(({ state, severity, summary }) => `${state} ${severity} ${summary}`),
    ...remarks,
  ];
  return ["```", ...lines.map(inert), "```"].join("\n");
}

function inert(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("`", "'")
    .replaceAll("@", "@\u200b");
}
