import type { EvidenceSummary } from "../../model/report.ts";
import { evidenceWords } from "../wording/evidence-words.ts";
import { dim, plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { labelled, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const GAPS = 5;

/** What was asked for and not seen, or seen with gaps. */
export function unseenLines(sheet: Sheet, evidence: readonly EvidenceSummary[]): readonly Line[] {
  const lines = evidence.flatMap((summary) => {
    const texts = unseenTexts(summary);
    if (texts.length === 0) return [];
    return labelled(sheet, evidenceWords(summary.key), (inner) => {
      const { shown, rest } = shorten(inner, texts, GAPS);
      return [...shown.flatMap((text) => paragraph(inner, [plain(text)], 2)), ...rest];
    });
  });
  if (lines.length > 0) return lines;
  if (evidence.length === 0) return paragraph(sheet, [plain("Nothing was looked at.")]);
  return paragraph(sheet, [plain("Nothing: all that was asked for was seen.")]);
}

/** Where each fact was read, for a verbose report. */
export function sourceLines(sheet: Sheet, evidence: readonly EvidenceSummary[]): readonly Line[] {
  return evidence.flatMap(({ key, status, source }) =>
    labelled(sheet, evidenceWords(key), (inner) =>
      paragraph(inner, [plain(source), dim(status === "observed" ? "" : "  not seen")], 2),
    ),
  );
}

function unseenTexts({ status, reason, detail, gaps }: EvidenceSummary): readonly string[] {
  const texts = gaps.map((gap) => `${gap.detail} (${gap.reason})`);
  return status === "observed" ? texts : [`${detail ?? "no reason given"} (${reason ?? "failed"})`, ...texts];
}
