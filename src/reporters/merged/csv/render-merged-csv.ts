import type { MergedHost, MergedReport, MergedRule } from "../../../model/merged-report.ts";
import { csvRow } from "../../csv/csv-row.ts";
import { cellsByHost } from "../outcome-letter.ts";

const COLUMNS = ["rule", "type", "severity", "policy", "line", "description", "agreement"];

/** The matrix: what the inventory says of each host, a row for each rule, those that differ first, and a column for each host. */
export function renderMergedCsv({ hosts, rules }: MergedReport): string {
  const head = [...COLUMNS, ...hosts.map(({ name }) => name)];
  return [head, ...labelRows(hosts), ...rules.map(rowOf)].map(csvRow).join("");
}

/** Rows of the types GROUPS and LABEL, where a host has such. */
function labelRows(hosts: readonly MergedHost[]): readonly (readonly string[])[] {
  const names = [...new Set(hosts.flatMap(({ labels = [] }) => labels.map(({ name }) => name)))];
  const groups = hosts.map((host) => (host.groups ?? []).join(" "));
  return [
    ...(groups.every((words) => words === "") ? [] : [labelRow("GROUPS", "groups", groups)]),
    ...names.map((name) => labelRow("LABEL", name, valuesOf(hosts, name))),
  ];
}

function valuesOf(hosts: readonly MergedHost[], wanted: string): readonly string[] {
  return hosts.map(({ labels = [] }) => labels.find(({ name }) => name === wanted)?.value ?? "");
}

function labelRow(type: string, description: string, values: readonly string[]): readonly string[] {
  const agreement = new Set(values).size === 1 ? "all" : "differs";
  return ["", type, "", "", "", description, agreement, ...values];
}

function rowOf(merged: MergedRule): readonly string[] {
  const { id, type, severity, description, location } = merged.rule;
  const place = [location.file, String(location.line)];
  const cells = cellsByHost(merged).map(({ outcome, basis }) =>
    basis === "predicted" ? `${outcome} (predicted)` : outcome,
  );
  return [id, type, severity, ...place, description, merged.agreement, ...cells];
}
