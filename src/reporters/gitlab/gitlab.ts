import { defineReporter } from "../define-reporter.ts";

/** GitLab code quality: what does not hold, at its line in the policy. */
export const gitlab = defineReporter({
  id: "gitlab",
  summary: "GitLab code quality: what does not hold, for the view of a merge request.",
  mediaType: "application/json",
  extension: ".json",
  async render(report) {
    const { renderGitlab } = await import("./render-gitlab.ts");
    return renderGitlab(report);
  },
});
