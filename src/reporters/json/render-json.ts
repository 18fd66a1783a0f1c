import type { AuditReport } from "../../model/report.ts";

/** Names the schema that `report.schema.json` has as its `$id`. */
export const REPORT_SCHEMA = "urn:dotaudit:report:1.0";

/** What a terminal could obey or hide and JSON allows unescaped; the line feeds of the indentation stay. */
const NOT_INERT = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** The report as indented JSON that is inert when a terminal shows it. */
export function renderJson(report: AuditReport): string {
  const text = JSON.stringify({ $schema: REPORT_SCHEMA, ...report }, null, 2);
  return `${text.replace(NOT_INERT, escapeOf)}\n`;
}

function escapeOf(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
