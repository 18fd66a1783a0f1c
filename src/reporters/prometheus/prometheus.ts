import { defineReporter } from "../define-reporter.ts";

/** Gauges in the text format of Prometheus. */
export const prometheus = defineReporter({
  id: "prometheus",
  summary: "Gauges for Prometheus, as the textfile collector of the node exporter reads them.",
  mediaType: "text/plain",
  extension: ".prom",
  async render(report) {
    const { renderPrometheus } = await import("./render-prometheus.ts");
    return renderPrometheus(report);
  },
});
