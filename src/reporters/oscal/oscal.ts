import { defineReporter } from "../define-reporter.ts";

/** OSCAL assessment results: what was observed, and what it says of each control. */
export const oscal = defineReporter({
  id: "oscal",
  summary: "OSCAL 1.0.4 assessment results: observations, findings by control, risks.",
  mediaType: "application/json",
  extension: ".json",
  async render(report) {
    const { renderOscal } = await import("./render-oscal.ts");
    return renderOscal(report);
  },
});
