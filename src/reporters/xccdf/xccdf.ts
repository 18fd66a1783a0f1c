import { defineReporter } from "../define-reporter.ts";

/** XCCDF 1.2: the rules as a benchmark, and their results. */
export const xccdf = defineReporter({
  id: "xccdf",
  summary: "XCCDF 1.2: the rules as a benchmark with its test result, for SCAP tools.",
  mediaType: "application/xml",
  extension: ".xml",
  async render(report) {
    const { renderXccdf } = await import("./render-xccdf.ts");
    return renderXccdf(report);
  },
});
