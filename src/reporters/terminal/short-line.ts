import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { badge } from "./badge.ts";
import { dim, plain } from "./piece.ts";
import type { Line, Piece } from "./piece.ts";
import { beside } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { blank } from "./wrap.ts";

/** A finding on exactly one line: status, description and, where there is room, the place in the policy. */
export function shortLine(sheet: Sheet, finding: Finding): readonly Line[] {
  const { rule } = finding;
  const description = plain(rule.text.description + reasonOf(finding));
  const place = dim(`${rule.location.file}:${rule.location.line}`);
  return beside(sheet, badge(outcomeOf(finding)), (inner) => {
    const placeWidth = inner.measure.widthOf(place.text);
    const room = inner.columns - placeWidth - 2;
    if (room < inner.columns / 2) return [[fitted(inner, description, inner.columns)]];
    const text = fitted(inner, description, room);
    return [[text, blank(room + 2 - inner.measure.widthOf(text.text)), place]];
  });
}

function reasonOf(finding: Finding): string {
  const { verdict } = finding;
  const words = verdict.status === "skipped" ? verdict.detail : acceptedWords(finding);
  const predicted = "basis" in verdict ? " (predicted)" : "";
  return predicted + (words === null ? "" : `: ${words}`);
}

function fitted({ measure }: Sheet, { tone, text }: Piece, columns: number): Piece {
  if (measure.widthOf(text) <= columns) return { tone, text };
  let kept = "";
  let width = 1;
  for (const part of measure.partsOf(text)) {
    width += measure.widthOf(part);
    if (width > columns) break;
    kept += part;
  }
  return { tone, text: `${kept.trimEnd()}…` };
}
