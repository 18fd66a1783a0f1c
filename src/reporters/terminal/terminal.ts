import { defineReporter } from "../define-reporter.ts";

/** The report for people. */
export const terminal = defineReporter({
  id: "terminal",
  summary: "For people: the verdict first, then every finding with its evidence.",
  mediaType: "text/plain",
  extension: ".txt",
  async render(report, style) {
    const [{ drawPage }, { reportSections }] = await Promise.all([
      import("./draw-page.ts"),
      import("./report-sections.ts"),
    ]);
    return await drawPage(style, (sheet) => reportSections(sheet, report));
  },
});
