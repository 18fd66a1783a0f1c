import type { HtmlReport } from "../html-report.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { findingGroups } from "./findings-sections.ts";

/** The way to each part of the page. */
export function contents(page: HtmlReport): Markup {
  const { report, listeners } = page;
  const parts = [
    { id: "unseen", title: "Not seen", isThere: true },
    { id: "ports", title: "Ports", isThere: true },
    { id: "views", title: "From outside", isThere: report.reconciliation !== undefined },
    ...findingGroups(page).map((group) => ({ ...group, isThere: true })),
    { id: "doubts", title: "Doubts", isThere: report.diagnostics.length > 0 },
    { id: "sources", title: "Evidence", isThere: report.evidence.length > 0 },
    { id: "sockets", title: "Sockets", isThere: listeners.size > 0 },
    { id: "circumstances", title: "Circumstances", isThere: true },
  ];
  const links = parts
    .filter(({ isThere }) => isThere)
    .map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  return markup`<nav aria-label="Contents"><ul>${links}</ul></nav>
`;
}
