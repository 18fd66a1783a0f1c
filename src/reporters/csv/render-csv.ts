import type { AuditReport, Finding } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { CSV_COLUMNS } from "./csv-columns.ts";
import { csvRow } from "./csv-row.ts";
import type { CsvSubject } from "./csv-subject.ts";

/** The report as a table below its titles: a row for each thing that a finding found, then what was not seen. */
export function renderCsv(report: AuditReport): string {
  const rows = [csvRow(CSV_COLUMNS.map(({ title }) => title))];
  for (const subject of subjectsOf(report))
    rows.push(csvRow(CSV_COLUMNS.map(({ cell }) => cell(subject, report))));
  return rows.join("");
}

function* subjectsOf(report: AuditReport): Generator<CsvSubject> {
  let number = 0;
  for (const finding of report.findings) {
    number += 1;
    yield* rowsOf(finding, number);
  }
  for (const detail of unseenLines(report)) yield { kind: "unseen", detail };
  for (const detail of gateLines(report)) yield { kind: "gate", detail };
}

function rowsOf(finding: Finding, number: number): readonly CsvSubject[] {
  const found = finding.verdict.status === "skipped" ? [] : finding.verdict.found;
  if (found.length === 0) return [{ kind: "finding", finding, number, item: null, place: 0 }];
  return found.map((item, index) => ({ kind: "finding", finding, number, item, place: index + 1 }));
}
