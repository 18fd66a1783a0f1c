import type { PortExplanation, RuleOnPort } from "../../model/port-explanation.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { badge } from "./badge.ts";
import { drawPage } from "./draw-page.ts";
import { foundBlock } from "./found-block.ts";
import { dim, plain, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { beside, indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** The page of `audit why`: what holds a port, and what the policies say of it. */
export async function renderPort(explanation: PortExplanation, style: RenderStyle): Promise<string> {
  return await drawPage(style, (sheet) => portSections(sheet, explanation));
}

function* portSections(sheet: Sheet, explanation: PortExplanation): Generator<readonly Line[]> {
  yield [...title(sheet, explanation), ...indented(sheet, 2, (inner) => listeners(inner, explanation))];
  for (const rule of explanation.rules) yield ruleLines(sheet, rule);
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
