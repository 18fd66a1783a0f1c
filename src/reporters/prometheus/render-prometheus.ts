import type { AuditReport } from "../../model/report.ts";
import { metricText } from "./metric.ts";
import { ruleMetrics } from "./rule-metrics.ts";
import { runMetrics } from "./run-metrics.ts";

/** The report as gauges: one sample for each rule, whatever it found, and the figures of the run. */
export function renderPrometheus(report: AuditReport): string {
  return [...ruleMetrics(report), ...runMetrics(report)].map(metricText).join("");
}
