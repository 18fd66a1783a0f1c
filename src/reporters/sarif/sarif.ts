import { defineReporter } from "../define-reporter.ts";

/** SARIF 2.1.0: what does not hold, at its place in the policy. */
export const sarif = defineReporter({
  id: "sarif",
  summary: "SARIF 2.1.0: what does not hold, for code scanners such as that of GitHub.",
  mediaType: "application/sarif+json",
  extension: ".sarif",
  async render(report) {
    const { renderSarif } = await import("./render-sarif.ts");
    return renderSarif(report);
  },
});
