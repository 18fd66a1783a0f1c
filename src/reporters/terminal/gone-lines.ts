import type { GoneFinding } from "../../model/report.ts";
import { goneWords } from "../wording/gone-words.ts";
import { plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const FINDINGS = 10;

/** What the baseline has and this run has not, a line each. */
export function goneLines(sheet: Sheet, gone: readonly GoneFinding[]): readonly Line[] {
  const { shown, rest } = shorten(sheet, gone, FINDINGS);
  return [...shown.flatMap((finding) => paragraph(sheet, [plain(goneWords(finding))], 2)), ...rest];
}
