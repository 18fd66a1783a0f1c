import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import type { AuditReport } from "../../../src/model/report.ts";

export function countsInJson(text: string): OutcomeCounts {
  return (JSON.parse(text) as AuditReport).counts;
}
