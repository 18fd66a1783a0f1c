import type { Obstacle } from "../../model/comparison.ts";
import type { ReportObstacle } from "../../model/report-comparison.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { drawPage } from "../terminal/draw-page.ts";
import { dim, piece, plain, strong } from "../terminal/piece.ts";
import type { Line, Piece, Tone } from "../terminal/piece.ts";
import { beside, indented, paragraph } from "../terminal/sheet.ts";
import type { Sheet } from "../terminal/sheet.ts";
import type { AnyChange, AnyComparison } from "./any-comparison.ts";
import { changePhrase } from "./change-phrase.ts";
import { obstacleAdvice, outcomeWords, sideWords } from "./outcome-words.ts";
import type { Phrase } from "./phrase.ts";

/** The page of `audit diff`. */
export async function renderComparison(comparison: AnyComparison, style: RenderStyle): Promise<string> {
  return await drawPage(style, (sheet) => sections(sheet, comparison));
}

function* sections(sheet: Sheet, comparison: AnyComparison): Generator<readonly Line[]> {
  yield titleLines(sheet, comparison);
  for (const obstacle of comparison.obstacles) yield obstacleLines(sheet, obstacle);
  for (const change of comparison.changes) yield changeLines(sheet, change);
  if (comparison.obstacles.length > 0) yield paragraph(sheet, [plain(obstacleAdvice(comparison))]);
  if (comparison.limits.length > 0 && sheet.detail !== "quiet")
    yield comparison.limits.flatMap((limit) => paragraph(sheet, [dim(limit)], 2));
  yield paragraph(sheet, [strong(outcomeWords(comparison))]);
}

function titleLines(sheet: Sheet, { old, new: fresh }: AnyComparison): readonly Line[] {
  return [
    ...paragraph(sheet, [dim("old  "), strong(old.name), dim(`  ${sideWords(old)}`)], 5),
    ...paragraph(sheet, [dim("new  "), strong(fresh.name), dim(`  ${sideWords(fresh)}`)], 5),
  ];
}

function obstacleLines(
  sheet: Sheet,
  { subject, old, new: fresh }: Obstacle | ReportObstacle,
): readonly Line[] {
  return [
    ...paragraph(sheet, [strong(subject)], 2),
    ...indented(sheet, 2, (inner) => [
      ...paragraph(inner, [dim("old  "), plain(old)], 5),
      ...paragraph(inner, [dim("new  "), plain(fresh)], 5),
    ]),
  ];
}

const BADGE_COLUMNS = 16;

const TONES: Readonly<Record<AnyChange["kind"], Tone>> = {
  opened: "FAILED",
  "owner-changed": "FAILED",
  "binary-changed": "FAILED",
  rebound: "WARNING",
  moved: "WARNING",
  closed: "WARNING",
  restarted: "dim",
  "newly-failing": "FAILED",
  "other-status": "WARNING",
  "other-found": "WARNING",
  appeared: "WARNING",
  gone: "WARNING",
  mended: "PASSED",
};

function changeLines(sheet: Sheet, change: AnyChange): readonly Line[] {
  const { badge, subject, details } = changePhrase(change);
  const left = piece(TONES[change.kind], badge.padEnd(BADGE_COLUMNS));
  return beside(sheet, left, (inner) => [
    ...paragraph(inner, piecesOf(subject, strong), 2),
    ...details.flatMap((detail) => paragraph(inner, piecesOf(detail, plain), 2)),
  ]);
}

function piecesOf(phrase: Phrase, name: (text: string) => Piece): readonly Piece[] {
  return phrase.map((word) => (word.kind === "name" ? name(word.text) : dim(word.text)));
}
