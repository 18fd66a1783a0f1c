import { defineReporter } from "../define-reporter.ts";

/** Workflow commands of GitHub Actions. */
export const github = defineReporter({
  id: "github",
  summary: "Annotations of GitHub Actions at the lines of the policy.",
  mediaType: "text/plain",
  extension: ".txt",
  async render(report) {
    const { renderGithub } = await import("./render-github.ts");
    return renderGithub(report);
  },
});
