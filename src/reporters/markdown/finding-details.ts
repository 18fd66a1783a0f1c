import { expectedWords } from "../wording/expected-words.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem } from "../../model/verdict.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualLines } from "../wording/actual-lines.ts";
import { countOf } from "../wording/count-of.ts";
import { cutText } from "../wording/cut-text.ts";
import { foundLines } from "../wording/found-lines.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import { escapeSummary } from "./escape-summary.ts";
import { fencedBlock } from "./fenced-block.ts";
import { inline } from "./inline.ts";

const TITLE = 200;
const NOTES = 20;
const ACTUAL: Readonly<Record<RenderStyle["detail"], number>> = { quiet: 0, normal: 20, verbose: 400 };
const FOUND: Readonly<Record<RenderStyle["detail"], number>> = { quiet: 3, normal: 10, verbose: 1000 };

/** A finding that a reader opens: what was expected, what was found and by whom, and what to do. */
export function findingDetails({ outcome, finding }: OrderedFinding, detail: RenderStyle["detail"]): string {
  const { text, location } = finding.rule;
  const place = escapeSummary(cutText(`${location.file}:${location.line}`, TITLE));
  const parts = [
    `<details>\n<summary><b>${outcome}</b> ${escapeSummary(cutText(text.description, TITLE))} <code>${place}</code></summary>`,
    ...verdictParts(finding, detail),
    ...(detail === "quiet" ? [] : adviceParts(finding)),
    "</details>",
  ];
  return `\n${parts.join("\n\n")}\n`;
}

function verdictParts(finding: Finding, detail: RenderStyle["detail"]): readonly string[] {
  const { verdict } = finding;
  const accepted = acceptedWords(finding);
  const first = accepted === null ? [] : [inline(accepted)];
  if (verdict.status === "skipped") return [...first, inline(verdict.detail)];
  return [
    ...first,
    `**Expected:** ${inline(expectedWords(verdict))}`,
    ...(verdict.status === "error" ? [`**Not judged:** ${inline(verdict.detail)} (${verdict.reason})`] : []),
    ...foundParts(verdict.found, FOUND[detail]),
    ...(detail === "quiet" ? [] : textPart("Actual value", actualLines(verdict, ACTUAL[detail]))),
    ...listPart(verdict.notes),
  ];
}

function foundParts(found: readonly FoundItem[], limit: number): readonly string[] {
  if (found.length === 0) return [];
  const left = found.length - limit;
  return [
    "**Found:**",
    fencedBlock(foundLines(found.slice(0, limit))),
    ...(left > 0 ? [`… and ${countOf(left, "thing")} more that were found.`] : []),
  ];
}

function adviceParts({ rule }: Finding): readonly string[] {
  const { info, solution, seeAlso, reference } = rule.text;
  return [
    ...textPart("Why it matters", info),
    ...textPart("What to do", solution),
    ...listPart([...seeAlso, ...reference]),
  ];
}

function textPart(title: string, texts: readonly string[]): readonly string[] {
  const lines = texts.flatMap((text) => text.split(/\r?\n/));
  return lines.length === 0 ? [] : [`**${title}:**`, fencedBlock(lines)];
}

function listPart(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - NOTES;
  const more = left > 0 ? [`- … and ${left} more`] : [];
  return [[...lines.slice(0, NOTES).map((line) => `- ${inline(line)}`), ...more].join("\n")];
}
