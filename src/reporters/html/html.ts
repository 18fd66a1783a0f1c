import { defineReporter } from "../define-reporter.ts";

/** One page with everything in it, to be read, filtered, printed and handed on. */
export const html = defineReporter({
  id: "html",
  summary: "One self-contained page to read, filter, print and hand on.",
  mediaType: "text/html",
  extension: ".html",
  async render(report) {
    const { renderHtml } = await import("./render-html.ts");
    return renderHtml(report);
  },
});
