import type { Outcome } from "../../model/outcome.ts";
import type { AuditReport } from "../../model/report.ts";
import { countOf, grouped } from "../wording/count-of.ts";
import { OUTCOME_MEANING, OUTCOME_ORDER } from "../wording/status-words.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { badge } from "./badge.ts";
import { dim, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { beside, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** Outcomes that are told only where there are some. */
const ACCEPTED: readonly Outcome[] = ["WAIVED", "KNOWN"];

/** The answer first: one status, one sentence, and the counts. */
export function summaryLines(sheet: Sheet, report: AuditReport): readonly Line[] {
  const { status, sentence } = overallVerdict(report);
  const told = OUTCOME_ORDER.filter((word) => report.counts[word] > 0 || !ACCEPTED.includes(word));
  const counts = told.map((word) => countWords(word, report.counts[word]));
  return beside(sheet, badge(status), (inner) => [
    ...paragraph(inner, [strong(sentence)]),
    ...paragraph(inner, [dim(counts.join(" · "))]),
  ]);
}

/** What the words of this report mean. */
export function legendLines(sheet: Sheet, { counts }: AuditReport): readonly Line[] {
  return OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0).flatMap((outcome) =>
    beside(sheet, badge(outcome), (inner) => paragraph(inner, [dim(OUTCOME_MEANING[outcome])])),
  );
}

function countWords(outcome: Outcome, count: number): string {
  const word = outcome.toLowerCase();
  return outcome === "ERROR" || outcome === "WARNING" ? countOf(count, word) : `${grouped(count)} ${word}`;
}
