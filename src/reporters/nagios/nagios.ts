import { defineReporter } from "../define-reporter.ts";

/** What a plug-in of Nagios, Icinga or Naemon prints. */
export const nagios = defineReporter({
  id: "nagios",
  summary: "The lines of a monitoring plug-in: the state, figures, then the faults.",
  mediaType: "text/plain",
  extension: ".txt",
  async render(report) {
    const { renderNagios } = await import("./render-nagios.ts");
    return renderNagios(report);
  },
});
