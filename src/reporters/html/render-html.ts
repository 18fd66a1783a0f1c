import type { AuditReport } from "../../model/report.ts";
import { htmlPage } from "./html-page.ts";
import { htmlReport } from "./html-report.ts";
import { markup } from "./markup.ts";
import { circumstancesSection } from "./sections/circumstances-section.ts";
import { contents } from "./sections/contents.ts";
import { doubtsSections } from "./sections/doubts-sections.ts";
import { filterForm } from "./sections/filter-form.ts";
import { findingsSections } from "./sections/findings-sections.ts";
import { pageHeader, targetName } from "./sections/page-header.ts";
import { pictureSection } from "./sections/picture-section.ts";
import { reconciliationSection } from "./sections/reconciliation-section.ts";
import { socketsSection } from "./sections/sockets-section.ts";
import { sourcesSection } from "./sections/sources-section.ts";
import { unseenSection } from "./sections/unseen-section.ts";
import { verdictSection } from "./sections/verdict-section.ts";
import { wordsSection } from "./sections/words-section.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { reportScript } from "./script/report-script.ts";
import { reportStyle } from "./style/report-style.ts";

/** The report as one self-contained page. */
export function renderHtml(report: AuditReport): string {
  const page = htmlReport(report);
  const body = markup`${pageHeader(report)}<main>
${verdictSection(report)}${unseenSection(report)}${contents(page)}${pictureSection(page)}${reconciliationSection(report.reconciliation)}
<div id="findings" tabindex="-1">${filterForm(page)}${findingsSections(page)}</div>
${doubtsSections(report)}${sourcesSection(report.evidence)}${socketsSection(page)}${circumstancesSection(report)}${wordsSection(report.counts)}</main>
<footer><p>Made by ${report.tool.name} ${report.tool.version}. What was not seen is never PASSED.</p></footer>`;
  const title = `${overallVerdict(report).status} · ${targetName(report)} · audit report`;
  return htmlPage({ title, body, style: reportStyle, script: reportScript });
}
