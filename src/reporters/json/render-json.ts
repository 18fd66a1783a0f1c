import type { AuditReport } from "../../model/report.ts";
import { inertJson } from "../../support/inert-json.ts";

/** Names the schema that `report.schema.json` has as its `$id`. */
export const REPORT_SCHEMA = "urn:dotaudit:report:1.3";

/** The report as indented JSON that is inert when a terminal shows it. */
export function renderJson(report: AuditReport): string {
  return inertJson({ $schema: REPORT_SCHEMA, ...report });
}
