import type { AuditReport } from "../../model/report.ts";
import type { FindingStatus } from "../../model/verdict.ts";
import { countOf, grouped } from "../wording/count-of.ts";
import { STATUS_MEANING, STATUS_ORDER } from "../wording/status-words.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { badge } from "./badge.ts";
import { dim, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { beside, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** The answer first: one status, one sentence, and the counts. */
export function summaryLines(sheet: Sheet, report: AuditReport): readonly Line[] {
  const { status, sentence } = overallVerdict(report);
  const counts = STATUS_ORDER.map((word) => countWords(word, report.counts[word]));
  return beside(sheet, badge(status), (inner) => [
    ...paragraph(inner, [strong(sentence)]),
    ...paragraph(inner, [dim(counts.join(" · "))]),
  ]);
}

/** What the status words of this report mean. */
export function legendLines(sheet: Sheet, { counts }: AuditReport): readonly Line[] {
  return STATUS_ORDER.filter((status) => counts[status] > 0).flatMap((status) =>
    beside(sheet, badge(status), (inner) => paragraph(inner, [dim(STATUS_MEANING[status])])),
  );
}

function countWords(status: FindingStatus, count: number): string {
  const word = status.toLowerCase();
  return status === "ERROR" || status === "WARNING" ? countOf(count, word) : `${grouped(count)} ${word}`;
}
