import type { EnclosingIf, ExplainedReport } from "../../../model/line-explanation.ts";
import { plain } from "../piece.ts";
import { paragraph } from "../sheet.ts";
import { autoEntries, said, sourceEntries, textEntries, whenEntries } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { statusPiece } from "./row-words.ts";

/** What a `<report>` says, and when. */
export function reportEntries(report: ExplainedReport, enclosing: readonly EnclosingIf[]): readonly Entry[] {
  const { status, conditions, output, text, source } = report;
  return [
    ...whenEntries(enclosing),
    ...autoEntries(enclosing),
    [
      "Reports",
      (sheet) => paragraph(sheet, [statusPiece(status), plain(", without looking at anything itself")]),
    ],
    ...(conditions === "attached"
      ? [said("Shows", "what the conditions around it have found (`show_output`)")]
      : []),
    ...(output === null ? [] : [said("Output", output)]),
    ...textEntries(text),
    ...sourceEntries(source),
  ];
}
