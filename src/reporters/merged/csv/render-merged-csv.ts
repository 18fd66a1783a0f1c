import type { MergedReport, MergedRule } from "../../../model/merged-report.ts";
import { csvRow } from "../../csv/csv-row.ts";
import { outcomesByHost } from "../outcome-letter.ts";

const COLUMNS = ["rule", "type", "severity", "policy", "line", "description", "agreement"];

/** The matrix: a row for each rule, those that differ first, and a column for each host. */
export function renderMergedCsv({ hosts, rules }: MergedReport): string {
  const head = [...COLUMNS, ...hosts.map(({ name }) => name)];
  return [head, ...rules.map(rowOf)].map(csvRow).join("");
}

function rowOf(merged: MergedRule): readonly string[] {
  const { id, type, severity, description, location } = merged.rule;
  const place = [location.file, String(location.line)];
  return [id, type, severity, ...place, description, merged.agreement, ...outcomesByHost(merged)];
}
