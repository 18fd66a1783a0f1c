import type { MergedReporter } from "./merged-reporter.ts";

/** Every format of a merged report, in the order in which help lists them. */
export const mergedReporters: readonly MergedReporter[] = [
  {
    id: "terminal",
    summary: "For people: the verdict, what only few hosts have, and the rules that differ.",
    mediaType: "text/plain",
    extension: ".txt",
    async render(merged, style) {
      const [{ drawPage }, { mergedSections }] = await Promise.all([
        import("../terminal/draw-page.ts"),
        import("./terminal/merged-sections.ts"),
      ]);
      return await drawPage(style, (sheet) => mergedSections(sheet, merged));
    },
  },
  {
    id: "html",
    summary: "One self-contained page with the matrix of rules and hosts.",
    mediaType: "text/html",
    extension: ".html",
    async render(merged) {
      return (await import("./html/render-merged-html.ts")).renderMergedHtml(merged);
    },
  },
  {
    id: "csv",
    summary: "The matrix for a spreadsheet: a row for each rule, a column for each host.",
    mediaType: "text/csv",
    extension: ".csv",
    async render(merged) {
      return (await import("./csv/render-merged-csv.ts")).renderMergedCsv(merged);
    },
  },
  {
    id: "json",
    summary: "The whole merged report for programs, with a published JSON Schema.",
    mediaType: "application/json",
    extension: ".json",
    async render(merged) {
      return (await import("./json/render-merged-json.ts")).renderMergedJson(merged);
    },
  },
];

/** The format of merged reports that is called `id`. */
export function findMergedReporter(id: string): MergedReporter | undefined {
  return mergedReporters.find((reporter) => reporter.id === id);
}
