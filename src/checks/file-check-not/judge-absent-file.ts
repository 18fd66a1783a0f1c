import type { Evidence } from "../../model/evidence.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { JudgeSettings } from "../define-check.ts";
import { filesActual, noFilesActual } from "../file-check/file-actual.ts";
import type { FileValues } from "../file-check/file-fields.ts";
import { wordsForAttributes } from "../file-check/file-words.ts";
import { differingFile, fewItems, foundFile } from "../file-check/found-file.ts";
import { seenFiles } from "../file-check/seen-files.ts";
import { sortSeenFiles } from "../file-check/sort-seen-files.ts";
import type { SortedSeenFiles } from "../file-check/sort-seen-files.ts";
import { unfoundDirectories } from "../file-check/unfound-directories.ts";
import { settle } from "../text-files/settle.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";

/** The verdict about a FILE_CHECK_NOT rule: no file has all of the attributes. */
export function judgeAbsentFile(values: FileValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const seen = seenFiles(values, evidence, settings);
  const sorted = sortSeenFiles(seen, values);
  return settle({
    expected: expectedAbsence(values),
    breaches: fewItems(sorted.alike.map(foundFile)),
    lacks: [],
    doubts: [...sorted.doubts, ...unfoundDirectories(values)],
    met: fewItems(sorted.differing.map(differingFile)),
    actual: actualOf(values, sorted),
  });
}

function expectedAbsence(values: FileValues): string {
  const wishes = wordsForAttributes(values);
  const files = anyOf(values.file.map(quoted));
  if (wishes.length === 0) return `There is no file ${files}.`;
  return `There is no file ${files} of which all of this is true: ${anyOf(wishes, "and")}.`;
}

function actualOf(values: FileValues, { alike, differing, doubts }: SortedSeenFiles): string {
  if (alike.length > 0)
    return filesActual(
      alike.map((file) => [file, "is compliant with"] as const),
      values,
    );
  if (differing.length > 0)
    return filesActual(
      differing.map(({ file }) => [file, "does not match"] as const),
      values,
    );
  return doubts.length > 0 ? "" : noFilesActual(values);
}
