import type { AuditReport } from "../../model/report.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";

/** The figures behind the bar: `'label'=value[unit];warn;crit;min;max`. Warn and crit stay empty: the gate decides. */
export function perfData({ counts, findings, evidence, durationMs }: AuditReport): string {
  const unseen = evidence.filter(({ status }) => status === "unavailable").length;
  return [
    ...OUTCOME_ORDER.map((word) => `${word.toLowerCase()}=${counts[word]};;;0;${findings.length}`),
    `unseen=${unseen};;;0;${evidence.length}`,
    `duration=${(durationMs / 1000).toFixed(3)}s;;;0;`,
  ].join(" ");
}
