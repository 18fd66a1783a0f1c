import type { AuditReport } from "../../../model/report.ts";
import { timeWords } from "../../wording/time-words.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** Which machine was looked at, when, and with what; and the way to the findings for keyboards. */
export function pageHeader(report: AuditReport): Markup {
  const { tool, startedAt } = report;
  return markup`<a class="skip" href="#findings">Skip to the findings</a>
<header>
<p class="tool">Audit report <span class="quiet">${tool.name} ${tool.version}</span></p>
<h1>${targetName(report)}</h1>
<p class="quiet">${timeWords(startedAt)}</p>
<button type="button" id="theme" hidden>Dark</button>
</header>
`;
}

/** The target, with the name of the host where that is another one. */
export function targetName({ target, host }: AuditReport): string {
  return host === null || host.hostname === target ? target : `${target} (${host.hostname})`;
}
