import type { PortExplanation, RuleOnPort } from "../../model/port-explanation.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { badge } from "./badge.ts";
import { foundBlock } from "./found-block.ts";
import { isPlain, plainMeasure } from "./measure.ts";
import type { Measure } from "./measure.ts";
import { dim, plain, strong } from "./piece.ts";
import type { Line, Paint } from "./piece.ts";
import { beside, indented, paragraph, sheetFor } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** The page of `audit why`: what holds a port, and what the policies say of it. Every line ends with a line feed. */
export async function renderPort(explanation: PortExplanation, style: RenderStyle): Promise<string> {
  const paint = style.colour === "ansi" ? (await import("./paint-ansi.ts")).paintAnsi : paintNothing;
  const text = page(explanation, { style, paint, measure: plainMeasure });
  if (isPlain(text)) return text;
  const { displayMeasure } = await import("./display-measure.ts");
  return page(explanation, { style, paint, measure: displayMeasure });
}

const paintNothing: Paint = ({ text }) => text;

interface Tools {
  readonly style: RenderStyle;
  readonly paint: Paint;
  readonly measure: Measure;
}

function page(explanation: PortExplanation, { style, paint, measure }: Tools): string {
  const sheet = sheetFor(style, measure);
  const lines = [
    ...title(sheet, explanation),
    ...indented(sheet, 2, (inner) => listeners(inner, explanation)),
    ...explanation.rules.flatMap((rule) => [[], ...ruleLines(sheet, rule)]),
  ];
  return lines.map((line) => `${line.map(paint).join("").trimEnd()}\n`).join("");
}

function title(sheet: Sheet, { port, transports, target }: PortExplanation): readonly Line[] {
  return paragraph(sheet, [strong(`Port ${port}`), dim(` · ${transports.join(", ")} · ${target}`)]);
}

function listeners(sheet: Sheet, { listeners: found, unseen }: PortExplanation): readonly Line[] {
  const blind = unseen.flatMap(({ detail }) => paragraph(sheet, [plain(`Not seen: ${detail}`)], 2));
  if (found.length > 0) return [...foundBlock(sheet, found), ...blind];
  if (unseen.length > 0) return blind;
  return paragraph(sheet, [plain("Nothing listens here.")]);
}

function ruleLines(sheet: Sheet, { says, finding }: RuleOnPort): readonly Line[] {
  const { rule, status, verdict } = finding;
  const reasons = verdict.status === "skipped" ? [] : verdict.found.map(({ text }) => text);
  return beside(sheet, badge(status), (inner) => [
    ...paragraph(inner, [strong(rule.text.description)]),
    ...paragraph(inner, [
      plain(`${says}${reasons.length === 0 ? "" : `: ${[...new Set(reasons)].join("; ")}`}`),
    ]),
    ...paragraph(inner, [dim(`${rule.type} · ${rule.location.file}:${rule.location.line}`)]),
  ]);
}
