import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { JudgeSettings } from "../define-check.ts";
import { foundLines } from "../text-files/found-lines.ts";
import { settle } from "../text-files/settle.ts";
import { quoted } from "../wording/quoted.ts";
import { groupsActual, noFilesActual, NOTHING_ACTUAL, withoutLineActual } from "./content-actual.ts";
import type { ContentValues } from "./content-fields.ts";
import { expectedContent, isFileOptional, isLineOptional } from "./content-words.ts";
import { sortFiles } from "./sort-files.ts";
import type { SortedFile, SortedFiles } from "./sort-files.ts";

/** The verdict about a FILE_CONTENT_CHECK rule. */
export function judgeContent(values: ContentValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const sorted = sortFiles(values, evidence, settings);
  const { files, doubts } = sorted;
  return settle({
    expected: expectedContent(values),
    breaches: files.flatMap(({ path, others }) => foundLines(path, others)),
    lacks: lacksOf(values, sorted),
    doubts,
    met: files.flatMap(({ path, matching }) => foundLines(path, matching)),
    actual: actualOf(values, sorted),
  });
}

/** What is missing of what the rule wants there to be; one file that has it is enough. */
function lacksOf(values: ContentValues, { files }: SortedFiles): readonly FoundItem[] {
  if (files.length === 0) return isFileOptional(values) ? [] : [{ text: `no file ${values.file.join(" ")}` }];
  const count = files.reduce((sum, { matching }) => sum + matching.length, 0);
  const most = values.minOccurrences ?? 0;
  if (count > 0 || files.some(hasLine))
    return count >= most ? [] : [{ text: `${count} of at least ${most} such lines` }];
  if (isLineOptional(values) && most === 0) return [];
  return files
    .slice(0, 10)
    .map(({ path }) => ({ text: `${path} has no line that matches ${quoted(values.regex)}` }));
}

function hasLine({ matching, others }: SortedFile): boolean {
  return matching.length + others.length > 0;
}

function actualOf(values: ContentValues, { files, doubts }: SortedFiles): string {
  if (files.some(hasLine)) return groupsActual(groupsOf(files), values);
  if (doubts.length > 0) return "";
  const isFine = lacksOf(values, { files, doubts }).length === 0;
  if (isFine) return NOTHING_ACTUAL;
  return files.length === 0 ? noFilesActual(values) : withoutLineActual(files, values);
}

function groupsOf(files: readonly SortedFile[]) {
  const broken = files.filter(({ others }) => others.length > 0);
  const kept = files.filter((file) => hasLine(file) && file.others.length === 0);
  return [
    {
      title: "Non-compliant" as const,
      word: "not found" as const,
      files: broken.map(({ path, others }) => ({ path, lines: others })),
    },
    {
      title: "Compliant" as const,
      word: "found" as const,
      files: kept.map(({ path, matching }) => ({ path, lines: matching })),
    },
  ];
}
