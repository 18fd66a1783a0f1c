import type { AlertGroup } from "../../model/alert.ts";
import { MAIL_MEASURE, renderWithin } from "./render-within.ts";
import { shownGroup } from "./shown-group.ts";
import type { ShownGroup } from "./shown-group.ts";

/** A group as the plain text of an e-mail. */
export function renderText(group: AlertGroup): string {
  return renderWithin(MAIL_MEASURE, (measure) => textOf(shownGroup(group, measure)));
}

function textOf({ headline, alerts, remarks }: ShownGroup): string {
  const blocks = alerts.map(({ state, severity, summary, facts }) =>
    [`${state} ${severity}  ${summary}`, ...facts.map((fact) => `    ${fact}`)].join("\n"),
  );
  return `${[headline, ...blocks, remarks.join("\n")].join("\n\n")}\n`;
}
