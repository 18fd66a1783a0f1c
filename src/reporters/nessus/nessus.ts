import { defineReporter } from "../define-reporter.ts";

/** The file that Nessus saves (`.nessus` v2), with the fields of a compliance scan. */
export const nessus = defineReporter({
  id: "nessus",
  summary: "The .nessus v2 file with compliance results, for what reads files of Nessus.",
  mediaType: "application/xml",
  extension: ".nessus",
  async render(report) {
    const { renderNessus } = await import("./render-nessus.ts");
    return renderNessus(report);
  },
});
