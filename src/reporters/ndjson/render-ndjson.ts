import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport } from "../../model/report.ts";
import { inertJsonLine } from "../../support/inert-json.ts";

/** The report as lines of JSON, each an object with its `kind`: the run first, then what belongs to it. */
export function renderNdjson(report: AuditReport): string {
  const { findings, evidence, diagnostics, conditions, reconciliation, ...run } = report;
  const lines = [
    lineOf("run", run),
    ...findings.map((finding) => lineOf("finding", { outcome: outcomeOf(finding), ...finding })),
    ...evidence.map((summary) => lineOf("evidence", summary)),
    ...(reconciliation === undefined ? [] : [lineOf("reconciliation", reconciliation)]),
    ...conditions.map((condition) => lineOf("condition", condition)),
    ...diagnostics.map((diagnostic) => lineOf("diagnostic", diagnostic)),
  ];
  return lines.join("");
}

function lineOf(kind: string, value: object): string {
  return `${inertJsonLine({ kind, ...value })}\n`;
}
