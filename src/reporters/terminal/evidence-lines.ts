import type { EvidenceKey } from "../../model/evidence.ts";
import type { EvidenceSummary } from "../../model/report.ts";
import { listedSources } from "../wording/evidence-words.ts";
import { groupedEvidence } from "../wording/grouped-evidence.ts";
import { dim, plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { labelled, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const GAPS = 8;

/** What was asked for and not seen, or seen with gaps: each reason once, with the sources that it holds for. */
export function unseenLines(sheet: Sheet, evidence: readonly EvidenceSummary[]): readonly Line[] {
  const sources = new Map<string, EvidenceKey[]>();
  for (const summary of evidence)
    for (const text of unseenTexts(summary)) {
      const known = sources.get(text);
      if (known === undefined) sources.set(text, [summary.key]);
      else known.push(summary.key);
    }
  if (evidence.length === 0) return paragraph(sheet, [plain("Nothing was looked at.")]);
  if (sources.size === 0) return paragraph(sheet, [plain("Nothing: all that was asked for was seen.")]);
  const { shown, rest } = shorten(sheet, [...sources], GAPS);
  const lines = shown.flatMap(([text, keys]) =>
    paragraph(sheet, [plain(text), dim(`  ${listedSources(keys).join(", ")}`)], 2),
  );
  return [...lines, ...rest];
}

/** Where each fact was read, for a verbose report. */
export function sourceLines(sheet: Sheet, evidence: readonly EvidenceSummary[]): readonly Line[] {
  return groupedEvidence(evidence).flatMap(({ words, status, source }) =>
    labelled(sheet, words, (inner) =>
      paragraph(inner, [plain(source), dim(status === "observed" ? "" : "  not seen")], 2),
    ),
  );
}

function unseenTexts({ status, reason, detail, gaps }: EvidenceSummary): readonly string[] {
  const texts = gaps.map((gap) => `${gap.detail} (${gap.reason})`);
  return status === "observed" ? texts : [`${detail ?? "no reason given"} (${reason ?? "failed"})`, ...texts];
}
