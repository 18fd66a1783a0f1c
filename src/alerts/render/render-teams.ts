import type { AlertGroup } from "../../model/alert.ts";
import { inertJsonLine } from "../../support/inert-json.ts";
import { CHAT_MEASURE, renderWithin } from "./render-within.ts";
import { shownGroup } from "./shown-group.ts";
import type { ShownAlert, ShownGroup } from "./shown-group.ts";

const COLOURS: Readonly<Record<string, string>> = { NEW: "Attention", STILL: "Warning", RESOLVED: "Good" };

/** A group as a message of Teams: an adaptive card of rich text, in which Markdown and mentions have no meaning. */
export function renderTeams(group: AlertGroup): string {
  return renderWithin(CHAT_MEASURE, (measure) => messageOf(shownGroup(group, measure)));
}

function messageOf({ headline, alerts, remarks }: ShownGroup): string {
  const body = [
    block([{ ...run(headline), weight: "Bolder", size: "Medium" }]),
    ...alerts.map(alertBlock),
    ...remarks.map((remark) => block([{ ...run(remark), isSubtle: true }])),
  ];
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body,
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return inertJsonLine({ type: "message", attachments: [{ contentType, contentUrl: null, content }] });
}

function alertBlock({ state, severity, summary, facts }: ShownAlert) {
  const head = { ...run(`${state} ${severity} `), weight: "Bolder", color: COLOURS[state] ?? "Default" };
  return block([head, run(summary), ...facts.map((fact) => run(`\n• ${fact}`))]);
}

function block(inlines: readonly object[]) {
  return { type: "RichTextBlock", separator: true, inlines };
}

function run(text: string) {
  return { type: "TextRun", text };
}
