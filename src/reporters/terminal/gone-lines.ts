import type { GoneFinding } from "../../model/report.ts";
import { plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const FINDINGS = 10;

/** What the baseline has and this run has not, a line each. */
export function goneLines(sheet: Sheet, gone: readonly GoneFinding[]): readonly Line[] {
  const { shown, rest } = shorten(sheet, gone, FINDINGS);
  return [...shown.flatMap((finding) => paragraph(sheet, [plain(wordsOf(finding))], 2)), ...rest];
}

function wordsOf({ description, status, found }: GoneFinding): string {
  return found.length === 0 ? `${description}: was ${status}` : `${description}: ${found.join(", ")}`;
}
