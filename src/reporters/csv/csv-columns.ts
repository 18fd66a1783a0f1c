import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport } from "../../model/report.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualLines } from "../wording/actual-lines.ts";
import { cutText } from "../wording/cut-text.ts";
import type { CsvSubject, FindingRow } from "./csv-subject.ts";
import { listenerColumns } from "./listener-columns.ts";
import { ownerColumns } from "./owner-columns.ts";

/** A column of the table: its title, and what stands in it; empty where there is nothing to say. */
interface CsvColumn {
  readonly title: string;
  readonly cell: (subject: CsvSubject, report: AuditReport) => string;
}

const ACTUAL_LINES = 400;

/** Excel takes 32,767 signs in a cell; what is escaped in it needs more of them. */
const CELL = 8000;

/** Every column, in the order of the table. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  { title: "record", cell: ({ kind }) => kind },
  { title: "target", cell: (_, { target }) => target },
  { title: "hostname", cell: (_, { host }) => host?.hostname ?? "" },
  { title: "started_at", cell: (_, { startedAt }) => startedAt },
  ofFinding("finding", ({ number }) => String(number)),
  ofFinding("item", ({ place }) => String(place)),
  ofFinding("outcome", ({ finding }) => outcomeOf(finding)),
  ofFinding("status", ({ finding }) => finding.status),
  ofFinding("severity", ({ finding }) => finding.rule.severity),
  ofFinding("rule", ({ finding }) => finding.rule.id),
  ofFinding("type", ({ finding }) => finding.rule.type),
  ofFinding("description", ({ finding }) => finding.rule.text.description),
  ofFinding("policy", ({ finding }) => finding.rule.location.file),
  ofFinding("line", ({ finding }) => String(finding.rule.location.line)),
  ofFinding("expected", ({ finding: { verdict } }) => ("expected" in verdict ? expectedWords(verdict) : "")),
  ofFinding("found", ({ item }) => item?.text ?? ""),
  ...listenerColumns.map(({ title, cell }) => ofFinding(title, ({ item }) => cell(item))),
  ...ownerColumns.map(({ title, cell }) => ofFinding(title, ({ item }) => cell(item?.listener?.owners))),
  ofFinding("reason", ({ finding: { verdict } }) => ("reason" in verdict ? verdict.reason : "")),
  { title: "detail", cell: detailOf },
  ofFinding("notes", ({ finding: { verdict } }) => ("notes" in verdict ? verdict.notes.join("\n") : "")),
  ofFinding("accepted", acceptedOf),
  ofFinding("waived_until", (row) => waiverOf(row)?.until ?? ""),
  ofFinding("approver", (row) => waiverOf(row)?.approver ?? ""),
  ofFinding("ticket", (row) => waiverOf(row)?.ticket ?? ""),
  ofFinding("baseline", ({ finding, item }) => item?.baseline ?? finding.baseline ?? ""),
  ofFinding("actual", actualOf),
  ofFinding("solution", ({ finding }) => finding.rule.text.solution.join("\n")),
  ofFinding("see_also", ({ finding }) => finding.rule.text.seeAlso.join("\n")),
  ofFinding("reference", ({ finding }) => finding.rule.text.reference.join("\n")),
];

function ofFinding(title: string, cell: (row: FindingRow) => string): CsvColumn {
  return { title, cell: (subject) => (subject.kind === "finding" ? cell(subject) : "") };
}

function detailOf(subject: CsvSubject): string {
  if (subject.kind !== "finding") return subject.detail;
  const { verdict } = subject.finding;
  return "detail" in verdict ? verdict.detail : "";
}

/** In the first row of a finding only: the others are about the same. */
function actualOf({ finding, place }: FindingRow): string {
  return place > 1 ? "" : cutText(actualLines(finding.verdict, ACTUAL_LINES).join("\n"), CELL);
}

function acceptedOf({ finding, item }: FindingRow): string {
  return (item === null ? null : acceptedWords(item)) ?? acceptedWords(finding) ?? "";
}

function waiverOf({ finding, item }: FindingRow) {
  return item?.waiver ?? finding.waiver;
}
