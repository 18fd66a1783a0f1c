import type { MergedHost, MergedReport, Outlier } from "../../../model/merged-report.ts";
import { timeWords } from "../../wording/time-words.ts";
import { countOf } from "../../wording/count-of.ts";
import { badge } from "../../terminal/badge.ts";
import { dim, plain, strong } from "../../terminal/piece.ts";
import type { Line } from "../../terminal/piece.ts";
import { beside, indented, paragraph, ruler } from "../../terminal/sheet.ts";
import type { Draw, Sheet } from "../../terminal/sheet.ts";
import {
  hostCounts,
  hostNames,
  labelWords,
  mergedSentence,
  outlierWords,
  STATUS_OUTCOME,
} from "../merged-words.ts";
import { matrixLines } from "./matrix-lines.ts";
import { agreeingLines, ruleBlock } from "./rule-block.ts";

type Section = readonly Line[];

const SHOWN = 20;
const NAMES = 5;

/** A merged report as the sections of a page for people. What is left out is counted. */
export function* mergedSections(sheet: Sheet, merged: MergedReport): Generator<Section> {
  yield titleLines(sheet, merged);
  yield paragraph(sheet, [badge(STATUS_OUTCOME[merged.status]), plain(mergedSentence(merged))], 9);
  if (merged.outliers.length > 0)
    yield titled(sheet, "What only few hosts have", (inner) => outlierLines(inner, merged));
  yield titled(sheet, "Hosts", (inner) => hostLines(inner, merged.hosts));
  yield* ruleSections(sheet, merged);
  const { notes } = merged;
  if (notes.length > 0)
    yield titled(sheet, "How this was put together", (inner) =>
      cut(inner, notes).flatMap((note) => paragraph(inner, [plain(note)], 2)),
    );
}

function titleLines(sheet: Sheet, { tool, hosts }: MergedReport): Section {
  return paragraph(sheet, [dim(`${tool.name} ${tool.version} · `), strong(countOf(hosts.length, "host"))]);
}

function titled(sheet: Sheet, title: string, draw: Draw): Section {
  return [[strong(title)], ...indented(sheet, 2, draw)];
}

function outlierLines(sheet: Sheet, { hosts, outliers }: MergedReport): Section {
  const line = (outlier: Outlier) =>
    paragraph(sheet, [plain(outlierWords(outlier)), dim(`  ${hostNames(hosts, outlier.hosts, NAMES)}`)], 2);
  return [...cut(sheet, outliers).flatMap(line), ...restLine(sheet, outliers.length)];
}

/** Hosts that did not pass; all of them where there are few, or where everything is wanted. */
function hostLines(sheet: Sheet, hosts: readonly MergedHost[]): Section {
  const broken = hosts.filter(({ status }) => status !== "passed");
  const isAll = sheet.detail === "verbose" || (sheet.detail === "normal" && hosts.length <= SHOWN);
  const shown = isAll ? hosts : cut(sheet, broken);
  const rest = hosts.length - shown.length;
  return [
    ...shown.flatMap((host) => hostLine(sheet, host)),
    ...(rest > 0 ? paragraph(sheet, [dim(`… and ${countOf(rest, "host")} more`)]) : []),
  ];
}

function hostLine(sheet: Sheet, host: MergedHost): Section {
  const said = labelWords(host);
  const labels = said === "" ? "" : `  ${said}`;
  const when = `  ${timeWords(host.startedAt)}`;
  const unseen = host.unseen.length === 0 ? "" : `  not seen: ${host.unseen.join(", ")}`;
  return beside(sheet, badge(STATUS_OUTCOME[host.status]), (inner) =>
    paragraph(inner, [strong(host.name), plain(`  ${hostCounts(host)}`), dim(labels + when + unseen)], 2),
  );
}

function* ruleSections(sheet: Sheet, merged: MergedReport): Generator<Section> {
  const differing = merged.rules.filter(({ agreement }) => agreement === "differs");
  if (differing.length > 0) {
    yield [ruler(sheet)];
    yield matrixLines(sheet, merged.hosts, cut(sheet, differing));
    for (const rule of cut(sheet, differing)) yield ruleBlock(sheet, merged.hosts, rule);
    if (differing.length > cut(sheet, differing).length) yield restLine(sheet, differing.length);
  }
  const agreeing = merged.rules.filter(({ agreement }) => agreement === "all");
  if (agreeing.length > 0)
    yield titled(sheet, "The same on all hosts", (inner) => agreeingLines(inner, agreeing));
}

function cut<T>({ detail }: Sheet, entries: readonly T[]): readonly T[] {
  return detail === "verbose" ? entries : entries.slice(0, SHOWN);
}

function restLine(sheet: Sheet, count: number): Section {
  if (sheet.detail === "verbose" || count <= SHOWN) return [];
  return paragraph(sheet, [
    dim(`… and ${count - SHOWN} more; --verbose, -o html and -o csv have all of them`),
  ]);
}
