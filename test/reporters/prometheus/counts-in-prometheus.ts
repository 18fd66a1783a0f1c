import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** The samples of `audit_findings`. */
export function countsInPrometheus(text: string): OutcomeCounts {
  const samples = text.matchAll(/^audit_findings\{.*outcome="([A-Z]+)"\} (\d+)$/gm);
  return Object.fromEntries(
    [...samples].map(([, outcome, count]) => [outcome, Number(count)]),
  ) as OutcomeCounts;
}
