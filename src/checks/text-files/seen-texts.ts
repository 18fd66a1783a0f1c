import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { FoundFile, TransformedText } from "../../model/files.ts";
import type { Doubt } from "./doubt.ts";
import { placelessFiles } from "./placeless-files.ts";
import { wholePaths } from "./whole-paths.ts";
import type { FileChoice } from "./whole-paths.ts";

/** A file that was read, with what sheets made of its text where that was asked for. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly transformed: readonly TransformedText[];
}

/** The files of a rule: those that were read, and what kept others from being read. */
export interface SeenTexts {
  readonly files: readonly TextFile[];
  readonly doubts: readonly Doubt[];
}

/** The texts of the files that a rule is about, in order of its paths, each once. A directory is no file. */
export function seenTexts(choice: FileChoice, evidence: Evidence): SeenTexts {
  const files = new Map<string, TextFile>();
  const doubts: Doubt[] = placelessFiles(choice);
  for (const path of wholePaths(choice)) {
    const seen = observationOf(evidence, `files:${path}`);
    if (seen.status === "unavailable") {
      doubts.push(seen);
      continue;
    }
    doubts.push(...seen.facts.gaps);
    for (const file of seen.facts.files) {
      if (file.type === "directory" || files.has(file.path)) continue;
      const answer = readText(file);
      if ("text" in answer) files.set(file.path, answer);
      else doubts.push(answer);
    }
  }
  return { files: [...files.values()], doubts };
}

function readText({ path, content, transformed = [] }: FoundFile): TextFile | Doubt {
  if (content === undefined)
    return { reason: "not-recorded", detail: `The text of ${path} was not recorded.` };
  if (content.status === "observed") return { path, text: content.value, transformed };
  return { reason: content.reason, detail: content.detail };
}
