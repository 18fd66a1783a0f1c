import type { Severity } from "../../model/policy.ts";
import type { SamhainSeverity } from "./samhain-settings.ts";

const WEIGHTS: Readonly<Record<SamhainSeverity, Severity>> = {
  alert: "HIGH",
  crit: "HIGH",
  err: "HIGH",
  mark: "MEDIUM",
  warn: "MEDIUM",
  notice: "MEDIUM",
  info: "LOW",
  debug: "LOW",
  none: "LOW",
};

/** The weight of a rule by the word that samhain logs its reports with. */
export function severityOf(word: SamhainSeverity): Severity {
  return WEIGHTS[word];
}
