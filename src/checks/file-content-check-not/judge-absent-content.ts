import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { JudgeSettings } from "../define-check.ts";
import {
  groupsActual,
  noFilesActual,
  NOTHING_ACTUAL,
  withoutLineActual,
} from "../file-content-check/content-actual.ts";
import type { ContentValues } from "../file-content-check/content-fields.ts";
import { isFileOptional, isLineOptional, wordsForBoth } from "../file-content-check/content-words.ts";
import { sortFiles } from "../file-content-check/sort-files.ts";
import type { SortedFile, SortedFiles } from "../file-content-check/sort-files.ts";
import { foundLines } from "../text-files/found-lines.ts";
import { settle } from "../text-files/settle.ts";

/** The verdict about a FILE_CONTENT_CHECK_NOT rule. */
export function judgeAbsentContent(
  values: ContentValues,
  evidence: Evidence,
  settings: JudgeSettings,
): Verdict {
  const sorted = sortFiles(values, evidence, settings);
  const { files, doubts } = sorted;
  return settle({
    expected: `No line of a file matches ${wordsForBoth(values)}`,
    breaches: files.flatMap(({ path, matching }) => foundLines(path, matching)),
    lacks: lacksOf(values, files),
    doubts,
    met: files.map(({ path }) => ({ text: `${path} has no such line` })),
    actual: actualOf(values, sorted),
  });
}

function lacksOf(values: ContentValues, files: readonly SortedFile[]): readonly FoundItem[] {
  if (files.length > 0 || isFileOptional(values)) return [];
  return [{ text: `no file ${values.file.join(" ")}` }];
}

function actualOf(values: ContentValues, { files, doubts }: SortedFiles): string {
  if (files.some(({ matching, others }) => matching.length + others.length > 0))
    return groupsActual(groupsOf(files), values);
  if (doubts.length > 0) return "";
  if (files.length === 0) return isFileOptional(values) ? NOTHING_ACTUAL : noFilesActual(values);
  return isLineOptional(values) ? NOTHING_ACTUAL : withoutLineActual(files, values);
}

function groupsOf(files: readonly SortedFile[]) {
  const broken = files.filter(({ matching }) => matching.length > 0);
  const kept = files.filter(({ matching, others }) => matching.length === 0 && others.length > 0);
  return [
    {
      title: "Non-compliant" as const,
      word: "found" as const,
      files: broken.map(({ path, matching }) => ({ path, lines: matching })),
    },
    {
      title: "Compliant" as const,
      word: "not found" as const,
      files: kept.map(({ path, others }) => ({ path, lines: others })),
    },
  ];
}
