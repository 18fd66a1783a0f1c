import { defineReporter } from "../define-reporter.ts";

/** JUnit XML for the test views of CI servers. */
export const junit = defineReporter({
  id: "junit",
  summary: "JUnit XML, for the test view of a CI server.",
  mediaType: "application/xml",
  extension: ".xml",
  async render(report) {
    const { renderJunit } = await import("./render-junit.ts");
    return renderJunit(report);
  },
});
