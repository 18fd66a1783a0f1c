import type { Evidence } from "../../model/evidence.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { NumberedLine } from "../text-files/numbered-line.ts";
import { notIgnored } from "../text-files/not-ignored.ts";
import { lineSearch } from "../text-files/search-lines.ts";
import { seenTexts } from "../text-files/seen-texts.ts";
import type { TextFile } from "../text-files/seen-texts.ts";
import type { ContentValues } from "./content-fields.ts";
import { lineMaker } from "./content-lines.ts";
import type { LineMaker } from "./content-lines.ts";
import { sortLines } from "./sorted-lines.ts";
import type { LinePatterns } from "./sorted-lines.ts";

/** A file whose lines were looked through: those that `regex` picks, by whether they match `expect`. */
export interface SortedFile {
  readonly path: string;
  readonly matching: readonly NumberedLine[];
  readonly others: readonly NumberedLine[];
}

/** All files of a rule, and what keeps more from being told. */
export interface SortedFiles {
  readonly files: readonly SortedFile[];
  readonly doubts: readonly Doubt[];
}

/** How a rule looks through a file. */
interface Ways extends LinePatterns {
  readonly linesOf: LineMaker;
}

/** Looks through the files of a rule about content. */
export function sortFiles(values: ContentValues, evidence: Evidence, settings: JudgeSettings): SortedFiles {
  const budget = regexBudget(settings.regexMilliseconds);
  const ways = {
    linesOf: lineMaker(values, budget),
    regex: lineSearch(values.regex, budget),
    expect: lineSearch(values.expect, budget),
  };
  const seen = seenTexts(values, evidence);
  const sorted = counted(seen.files, values, budget).map((file) => sortFile(file, ways));
  return {
    files: sorted.filter((answer) => "path" in answer),
    doubts: [...seen.doubts, ...sorted.filter((answer) => "reason" in answer)],
  };
}

function counted(
  files: readonly TextFile[],
  { ignore }: ContentValues,
  budget: RegexBudget,
): readonly TextFile[] {
  if (ignore === null) return files;
  const paths = files.map(({ path }) => path);
  const left = notIgnored(paths, ignore, budget);
  return files.filter(({ path }) => left.has(path));
}

function sortFile(file: TextFile, { linesOf, ...patterns }: Ways): SortedFile | Doubt {
  const lines = linesOf(file);
  if (lines.status === "unseen") return lines;
  const answer = sortLines(lines.lines, patterns);
  if (answer.status === "unseen") return { reason: answer.reason, detail: `${file.path}: ${answer.detail}` };
  return { path: file.path, matching: answer.matching, others: answer.others };
}
