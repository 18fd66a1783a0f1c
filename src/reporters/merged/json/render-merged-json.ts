import type { MergedReport } from "../../../model/merged-report.ts";
import { inertJson } from "../../../support/inert-json.ts";

/** Names the schema that `merged-report.schema.json` has as its `$id`. */
export const MERGED_SCHEMA = "urn:dotaudit:merged-report:1.1";

/** The merged report as indented JSON that is inert when a terminal shows it. */
export function renderMergedJson(merged: MergedReport): string {
  return inertJson({ $schema: MERGED_SCHEMA, ...merged });
}
