import { defineReporter } from "../define-reporter.ts";

/** ARF 1.1: the benchmark, the asset and the results, each in its place. */
export const arf = defineReporter({
  id: "arf",
  summary: "ARF 1.1: benchmark, asset and test result in one file, for SCAP tools and fleets.",
  mediaType: "application/xml",
  extension: ".xml",
  async render(report) {
    const { renderArf } = await import("./render-arf.ts");
    return renderArf(report);
  },
});
