import { defineReporter } from "../define-reporter.ts";

/** The whole report for programs, whatever the style says. */
export const json = defineReporter({
  id: "json",
  summary: "The whole report for programs, with a published JSON Schema.",
  mediaType: "application/json",
  extension: ".json",
  async render(report) {
    const { renderJson } = await import("./render-json.ts");
    return renderJson(report);
  },
});
