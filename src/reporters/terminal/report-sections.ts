import { outcomeOf } from "../../model/outcome.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import { conditionLines } from "./condition-lines.ts";
import { diagnosticLines } from "./diagnostic-lines.ts";
import { sourceLines, unseenLines } from "./evidence-lines.ts";
import { findingBlock } from "./finding-block.ts";
import { goneLines } from "./gone-lines.ts";
import { headerLines, titleLines } from "./header-lines.ts";
import { strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { reconciliationLines } from "./reconciliation-lines.ts";
import { indented, ruler } from "./sheet.ts";
import type { Draw, Sheet } from "./sheet.ts";
import { shortLine } from "./short-line.ts";
import { legendLines, summaryLines } from "./summary-lines.ts";

const BROKEN: readonly Outcome[] = ["FAILED", "ERROR", "WARNING"];

type Section = readonly Line[];

/** The whole report as the sections of a page for people. */
export function* reportSections(sheet: Sheet, report: AuditReport): Generator<Section> {
  yield titleLines(sheet, report);
  yield summaryLines(sheet, report);
  if (sheet.detail !== "quiet") yield headerLines(sheet, report);
  yield* findingSections(sheet, report);
  yield [ruler(sheet)];
  yield* closingSections(sheet, report);
}

function* findingSections(sheet: Sheet, { findings }: AuditReport): Generator<Section> {
  const inOrder = OUTCOME_ORDER.flatMap((outcome) =>
    findings.filter((finding) => outcomeOf(finding) === outcome),
  );
  const isFull = (finding: Finding) => sheet.detail === "verbose" || BROKEN.includes(outcomeOf(finding));
  for (const finding of inOrder.filter(isFull)) {
    yield [ruler(sheet)];
    yield findingBlock(sheet, finding);
  }
  const isHidden = (finding: Finding) => sheet.detail === "quiet" && finding.status === "PASSED";
  const short = inOrder.filter((finding) => !isFull(finding) && !isHidden(finding));
  if (short.length === 0) return;
  yield [ruler(sheet)];
  yield short.flatMap((finding) => shortLine(sheet, finding));
}

function* closingSections(sheet: Sheet, report: AuditReport): Generator<Section> {
  const { diagnostics, conditions, evidence, findings, gate, reconciliation } = report;
  const titled = (title: string, draw: Draw): Section => [[strong(title)], ...indented(sheet, 2, draw)];
  if (diagnostics.length > 0)
    yield titled("What the policies leave in doubt", (inner) => diagnosticLines(inner, diagnostics));
  if (reconciliation !== undefined)
    yield titled("Inside and outside", (inner) => reconciliationLines(inner, reconciliation));
  if (sheet.detail === "verbose" && conditions.length > 0)
    yield titled("Which conditions held", (inner) => conditionLines(inner, conditions));
  if (sheet.detail === "verbose") yield titled("What was looked at", (inner) => sourceLines(inner, evidence));
  if (gate !== undefined && gate.gone.length > 0)
    yield titled("What is gone since the baseline", (inner) => goneLines(inner, gate.gone));
  yield titled("What could not be seen", (inner) => unseenLines(inner, evidence));
  if (sheet.detail !== "quiet" && findings.length > 0)
    yield titled("What the words mean", (inner) => legendLines(inner, report));
}
