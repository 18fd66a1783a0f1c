import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding, FindingRule } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualLines } from "../wording/actual-lines.ts";
import { badge } from "./badge.ts";
import { foundBlock } from "./found-block.ts";
import { dim, plain, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { prose } from "./prose.ts";
import { beside, indented, labelled, paragraph } from "./sheet.ts";
import type { Draw, Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const NOTES = 10;
/** Forty lines, and one that tells of the others. */
const ACTUAL = 41;

/** One finding in full: what was wanted, what was found, why it matters, what to do. */
export function findingBlock(sheet: Sheet, finding: Finding): readonly Line[] {
  const { rule, verdict } = finding;
  const title = beside(sheet, badge(outcomeOf(finding)), (inner) => [
    ...paragraph(inner, [strong(rule.text.description)]),
    ...paragraph(inner, [dim(originWords(rule))]),
    ...paragraph(inner, [dim(rule.id)]),
  ]);
  const entries = [
    ...acceptedEntries(finding),
    ...verdictEntries(verdict, sheet),
    ...ruleEntries(rule, sheet),
  ];
  const body = entries.map(([label, draw]) => indented(sheet, 2, (inner) => labelled(inner, label, draw)));
  return [...title, ...body.flatMap((lines) => [[], ...lines])];
}

function originWords({ type, location, severity }: FindingRule): string {
  return `${type} · ${location.file}:${location.line} · severity ${severity}`;
}

type Entry = readonly [label: string, draw: Draw];

function acceptedEntries(finding: Finding): readonly Entry[] {
  const words = acceptedWords(finding);
  return words === null ? [] : [[finding.waiver === undefined ? "Baseline" : "Waiver", said(words)]];
}

function verdictEntries(verdict: Verdict, { detail }: Sheet): readonly Entry[] {
  if (verdict.status === "skipped") return [["Skipped", said(verdict.detail)]];
  const { found, notes } = verdict;
  const entries: Entry[] = [["Expected", said(expectedWords(verdict))]];
  if (verdict.status === "error") entries.push(["Not judged", said(`${verdict.detail} (${verdict.reason})`)]);
  if (verdict.status !== "error" || found.length > 0)
    entries.push(["Found", (sheet) => foundBlock(sheet, found)]);
  const actual = detail === "verbose" ? actualLines(verdict, ACTUAL) : [];
  if (actual.length > 0) entries.push(["Actual value", (sheet) => prose(sheet, [actual.join("\n")])]);
  if (notes.length > 0)
    entries.push([notes.length === 1 ? "Note" : "Notes", (sheet) => noteLines(sheet, notes)]);
  return entries;
}

function ruleEntries({ text, source }: FindingRule, { detail }: Sheet): readonly Entry[] {
  const entries: Entry[] = [
    ["Why it matters", (sheet) => prose(sheet, text.info)],
    ["What to do", (sheet) => prose(sheet, text.solution)],
    ["See also", faint(text.seeAlso)],
    ["References", faint(text.reference)],
    ["As written", faint(source.map(([keyword, value]) => `${keyword} : ${value}`))],
  ];
  const sizes = [text.info, text.solution, text.seeAlso, text.reference, detail === "verbose" ? source : []];
  return entries.filter((_, index) => (sizes[index]?.length ?? 0) > 0);
}

function said(text: string): Draw {
  return (sheet) => paragraph(sheet, [plain(text)]);
}

function faint(texts: readonly string[]): Draw {
  return (sheet) => texts.flatMap((text) => paragraph(sheet, [dim(text)], 2));
}

function noteLines(sheet: Sheet, notes: readonly string[]): readonly Line[] {
  const { shown, rest } = shorten(sheet, notes, NOTES);
  return [...shown.flatMap((note) => paragraph(sheet, [plain(note)], 2)), ...rest];
}
