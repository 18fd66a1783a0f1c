import type { Explained, LineExplanation } from "../../../model/line-explanation.ts";
import type { RenderStyle } from "../../define-reporter.ts";
import { diagnosticLines } from "../diagnostic-lines.ts";
import { drawPage } from "../draw-page.ts";
import { dim, strong } from "../piece.ts";
import type { Line } from "../piece.ts";
import { indented, labelled, paragraph } from "../sheet.ts";
import type { Sheet } from "../sheet.ts";
import { blankEntries } from "./blank-entries.ts";
import type { Entry } from "./entry.ts";
import { ifEntries } from "./if-entries.ts";
import { itemEntries } from "./item-entries.ts";
import { reportEntries } from "./report-entries.ts";

/** The page of `audit explain POLICY:LINE`: what stands there, when it counts, and what it means. */
export async function renderLine(explanation: LineExplanation, style: RenderStyle): Promise<string> {
  return await drawPage(style, (sheet) => lineSections(sheet, explanation));
}

function* lineSections(sheet: Sheet, explanation: LineExplanation): Generator<readonly Line[]> {
  const { diagnostics } = explanation;
  yield titleLines(sheet, explanation);
  const remarks: readonly Entry[] = [["Remarks", (inner) => diagnosticLines(inner, diagnostics)]];
  for (const [label, draw] of [...entriesOf(explanation), ...(diagnostics.length > 0 ? remarks : [])])
    yield indented(sheet, 2, (inner) => labelled(inner, label, draw));
}

function titleLines(sheet: Sheet, { explained, file, lines }: LineExplanation): readonly Line[] {
  const [first, last] = lines;
  const place = first === last ? `${file}:${first}` : `${file}, lines ${first} to ${last}`;
  return [
    ...paragraph(sheet, [strong(titleOf(explained))]),
    ...paragraph(sheet, [dim([...factsOf(explained), place].join(" · "))]),
  ];
}

function titleOf(explained: Explained): string {
  switch (explained.kind) {
    case "item":
    case "report":
      return explained.text.description;
    case "if":
      return "An <if>";
    case "none":
      return `Here stands ${explained.stands}`;
  }
}

function factsOf(explained: Explained): readonly string[] {
  return explained.kind === "item" || explained.kind === "report" ? [explained.type] : [];
}

function entriesOf({ explained, enclosing }: LineExplanation): readonly Entry[] {
  switch (explained.kind) {
    case "item":
      return itemEntries(explained, enclosing);
    case "report":
      return reportEntries(explained, enclosing);
    case "if":
      return ifEntries(explained, enclosing);
    case "none":
      return blankEntries(explained);
  }
}
