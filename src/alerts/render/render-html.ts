import type { AlertGroup } from "../../model/alert.ts";
import { htmlEntities } from "../../support/html-entities.ts";
import { MAIL_MEASURE, renderWithin } from "./render-within.ts";
import { shownGroup } from "./shown-group.ts";
import type { ShownAlert, ShownGroup } from "./shown-group.ts";

const COLOURS: Readonly<Record<string, string>> = { NEW: "#b3261e", STILL: "#8a5a00", RESOLVED: "#1b6e3c" };

/** A group as the HTML part of an e-mail: nothing is loaded from anywhere, and every text is inert. */
export function renderHtml(group: AlertGroup): string {
  return renderWithin(MAIL_MEASURE, (measure) => pageOf(shownGroup(group, measure)));
}

function pageOf({ headline, alerts, remarks }: ShownGroup): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${htmlEntities(headline)}</title></head>`,
    '<body style="font-family:sans-serif;color:#1c1c1c;background:#ffffff">',
    `<h1 style="font-size:1.2em">${htmlEntities(headline)}</h1>`,
    ...alerts.map(sectionOf),
    ...remarks.map((remark) => `<p style="color:#555555">${htmlEntities(remark)}</p>`),
    "</body></html>\n",
  ].join("\n");
}

function sectionOf({ state, severity, summary, facts }: ShownAlert): string {
  const colour = COLOURS[state] ?? "#1c1c1c";
  const items = facts.map((fact) => `<li>${htmlEntities(fact)}</li>`).join("");
  const head = `<strong style="color:${colour}">${state} ${htmlEntities(severity)}</strong> ${htmlEntities(summary)}`;
  return `<h2 style="font-size:1em;font-weight:normal">${head}</h2><ul>${items}</ul>`;
}
