import type { OutlineCounts, OutlineRow, OutlineSpec, PolicyOutline } from "../../../model/policy-outline.ts";
import type { RenderStyle } from "../../define-reporter.ts";
import { countOf, grouped } from "../../wording/count-of.ts";
import { drawPage } from "../draw-page.ts";
import { dim, plain, strong } from "../piece.ts";
import type { Line } from "../piece.ts";
import { beside, indented, paragraph } from "../sheet.ts";
import type { Sheet } from "../sheet.ts";
import { rowWords } from "./row-words.ts";

const ROWS = 20_000;
const INDENT = 2;
const LABEL_COLUMNS = 11;

/** The page of `audit explain POLICY`: what the policy is, and its tree. */
export async function renderOutline(outline: PolicyOutline, style: RenderStyle): Promise<string> {
  return await drawPage(style, (sheet) => outlineSections(sheet, outline));
}

function* outlineSections(sheet: Sheet, outline: PolicyOutline): Generator<readonly Line[]> {
  yield headLines(sheet, outline);
  if (outline.rows.length > 0) yield rowLines(sheet, outline.rows);
}

function headLines(sheet: Sheet, { name, file, checkType, specs, counts }: PolicyOutline): readonly Line[] {
  const rows: readonly (readonly [label: string, text: string])[] = [
    ["Policy", checkType === "" ? file : `${file} · ${checkType}`],
    ...specs.map((spec) => ["Made from", specWords(spec)] as const),
    ["Holds", countWords(counts)],
  ];
  return [
    ...paragraph(sheet, [strong(name ?? file)]),
    ...rows.flatMap(([label, text]) =>
      beside(sheet, dim(label.padEnd(LABEL_COLUMNS)), (inner) => paragraph(inner, [plain(text)])),
    ),
  ];
}

function specWords({ type, name, profile, version, link }: OutlineSpec): string {
  return [type, name, profile, version, link].filter((part) => part !== null && part !== "").join(" · ");
}

function countWords({ judged, notJudged, reports, conditions, deepest }: OutlineCounts): string {
  const missing = notJudged === 0 ? "" : ` (${grouped(notJudged)} not judged)`;
  const nested = deepest < 2 ? "" : `, nested ${grouped(deepest)} deep`;
  return [
    `${countOf(judged + notJudged, "rule")}${missing}`,
    countOf(reports, "report"),
    `${countOf(conditions, "condition")}${nested}`,
  ].join(" · ");
}

function rowLines(sheet: Sheet, rows: readonly OutlineRow[]): readonly Line[] {
  const shown = rows.length > ROWS ? rows.slice(0, ROWS) : rows;
  const lastLine = shown.reduce((last, row) => Math.max(last, lineOf(row)), 0);
  const gutter = Math.max(4, String(lastLine).length);
  const lines = shown.flatMap((row) => rowLine(sheet, row, gutter));
  const hidden = rows.length - shown.length;
  if (hidden === 0) return lines;
  return [...lines, ...paragraph(sheet, [dim(`… and ${grouped(hidden)} more (--format json has all)`)])];
}

function rowLine(sheet: Sheet, row: OutlineRow, gutter: number): readonly Line[] {
  const number = lineOf(row) === 0 ? "" : String(lineOf(row));
  return beside(sheet, dim(`${number.padStart(gutter)}  `), (inner) => {
    const wanted = row.depth * INDENT;
    const most = Math.floor(inner.columns / (3 * INDENT)) * INDENT;
    const depth = wanted > most ? [dim(`[${grouped(row.depth)} deep] `)] : [];
    return indented(inner, Math.min(wanted, most), (room) =>
      paragraph(room, [...depth, ...rowWords(row)], 4),
    );
  });
}

function lineOf(row: OutlineRow): number {
  return "line" in row ? row.line : 0;
}
