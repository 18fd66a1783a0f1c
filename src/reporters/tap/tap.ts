import { defineReporter } from "../define-reporter.ts";

/** TAP 13, the protocol of test harnesses. */
export const tap = defineReporter({
  id: "tap",
  summary: "TAP 13, for test harnesses such as prove.",
  mediaType: "text/plain",
  extension: ".tap",
  async render(report) {
    const { renderTap } = await import("./render-tap.ts");
    return renderTap(report);
  },
});
