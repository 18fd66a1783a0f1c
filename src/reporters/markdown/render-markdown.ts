import type { AuditReport } from "../../model/report.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { fillPage } from "./fill-page.ts";
import { pageSections } from "./page-sections.ts";

/** GitHub takes 1 MiB of a job summary and refuses the whole of a longer one. Other steps have their own. */
const BUDGET = 1_000_000;

/** The report as a page of Markdown. What the page has no room for is counted on it. */
export function renderMarkdown(report: AuditReport, detail: RenderStyle["detail"]): string {
  return fillPage(pageSections(report, detail), BUDGET);
}
