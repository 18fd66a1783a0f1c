import { defineReporter } from "../define-reporter.ts";

/** NDJSON: one object a line, so that nobody has to hold the whole report. */
export const ndjson = defineReporter({
  id: "ndjson",
  summary: "JSON by the line: the run, then each finding and what was seen, for log pipelines.",
  mediaType: "application/ndjson",
  extension: ".ndjson",
  async render(report) {
    const { renderNdjson } = await import("./render-ndjson.ts");
    return renderNdjson(report);
  },
});
