import { defineReporter } from "../define-reporter.ts";

/** Markdown that fits a job summary of GitHub. */
export const markdown = defineReporter({
  id: "markdown",
  summary: "Markdown, for a job summary of GitHub, a ticket or a wiki.",
  mediaType: "text/markdown",
  extension: ".md",
  async render(report, style) {
    const { renderMarkdown } = await import("./render-markdown.ts");
    return renderMarkdown(report, style.detail);
  },
});
