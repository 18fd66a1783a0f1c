import { readReceivers } from "../../alerts/config/read-receivers.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { WatchConfig } from "../../watch/config/watch-config.ts";
import { USUAL_LOG } from "../../watch/service/log-settings.ts";
import { readLogSettings } from "../../watch/service/read-log-settings.ts";
import { readMetricsSettings } from "../../watch/service/read-metrics-settings.ts";
import type { WatchSections } from "./watch-setup.ts";

/** What a configuration has that says nothing beside its watches. */
export const NO_SECTIONS: WatchConfig["sections"] = { alerts: null, metrics: null, log: null };

/** Reads the sections of a configuration; what is wrong with them is added to `remarks`. */
export function readSections(
  { alerts, metrics, log }: WatchConfig["sections"],
  remarks: Diagnostic[],
): WatchSections {
  const error = (fault: Omit<Diagnostic, "severity">) => remarks.push({ severity: "error", ...fault });
  const warn = (fault: Omit<Diagnostic, "severity">) => remarks.push({ severity: "warning", ...fault });
  return {
    receivers: alerts === null || alerts.kind === "nothing" ? [] : readReceivers(alerts, { error, warn }),
    log: log === null || log.kind === "nothing" ? USUAL_LOG : readLogSettings(log, error),
    metrics: metrics === null || metrics.kind === "nothing" ? null : readMetricsSettings(metrics, error),
  };
}
