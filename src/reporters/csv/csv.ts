import { defineReporter } from "../define-reporter.ts";

/** CSV for spreadsheets: a row for each finding and each thing that it found. */
export const csv = defineReporter({
  id: "csv",
  summary: "A table for a spreadsheet: a row for each thing that was found.",
  mediaType: "text/csv",
  extension: ".csv",
  async render(report) {
    const { renderCsv } = await import("./render-csv.ts");
    return renderCsv(report);
  },
});
