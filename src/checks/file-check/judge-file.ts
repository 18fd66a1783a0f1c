import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { JudgeSettings } from "../define-check.ts";
import { settle } from "../text-files/settle.ts";
import { quoted } from "../wording/quoted.ts";
import { filesActual, noFilesActual, NOTHING_ACTUAL } from "./file-actual.ts";
import type { FileValues } from "./file-fields.ts";
import { expectedFile, isFileOptional, notesOnFiles } from "./file-words.ts";
import { differingFile, fewItems, foundFile } from "./found-file.ts";
import { seenFiles } from "./seen-files.ts";
import { sortSeenFiles } from "./sort-seen-files.ts";
import type { SortedSeenFiles } from "./sort-seen-files.ts";
import { unfoundDirectories } from "./unfound-directories.ts";

/** The verdict about a FILE_CHECK rule: all files that there are have to comply, and one has to be there. */
export function judgeFile(values: FileValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const seen = seenFiles(values, evidence, settings);
  const sorted = sortSeenFiles(seen, values);
  const isNone = seen.files.length === 0;
  return settle({
    expected: expectedFile(values),
    breaches: fewItems(sorted.differing.map(differingFile)),
    lacks: isNone && !isFileOptional(values) ? lacking(values) : [],
    doubts: [...sorted.doubts, ...(isNone ? unfoundDirectories(values) : [])],
    met: fewItems(sorted.alike.map(foundFile)),
    actual: isNone ? emptyActual(values, sorted) : actualOf(values, sorted),
    notes: isNone ? [] : notesOnFiles(seen.empty),
  });
}

function lacking({ file }: FileValues): readonly FoundItem[] {
  return [{ text: `no file ${file.map(quoted).join(" ")}` }];
}

function emptyActual(values: FileValues, { doubts }: SortedSeenFiles): string {
  if (doubts.length > 0) return "";
  return isFileOptional(values) ? NOTHING_ACTUAL : noFilesActual(values);
}

/** As Nessus does: of the files that differ, where there are such. */
function actualOf(values: FileValues, { alike, differing }: SortedSeenFiles): string {
  if (differing.length > 0)
    return filesActual(
      differing.map(({ file }) => [file, "does not match"] as const),
      values,
    );
  return filesActual(
    alike.map((file) => [file, "is compliant with"] as const),
    values,
  );
}
