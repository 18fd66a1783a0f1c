import type { JudgeSettings } from "../define-check.ts";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { FoundFile } from "../../model/files.ts";
import type { Unavailable } from "../../model/observation.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { notIgnored } from "../text-files/not-ignored.ts";
import { placelessFiles } from "../text-files/placeless-files.ts";
import { wholePaths } from "../text-files/whole-paths.ts";
import type { FileChoice } from "../text-files/whole-paths.ts";

/** Which files a rule is about. */
interface FilesOfRule extends FileChoice {
  readonly ignore: readonly string[] | null;
}

/** The files of a rule that were found, and what kept others from being found. */
export interface SeenFiles {
  /** Each once, in order of the rule's paths. */
  readonly files: readonly FoundFile[];
  /** Paths that stand for no file at all. */
  readonly empty: readonly string[];
  /** Set where the names of their owners could not be read. */
  readonly nameless: Unavailable | null;
  readonly doubts: readonly Doubt[];
}

/** The files that a rule is about, without those that it ignores. */
export function seenFiles(choice: FilesOfRule, evidence: Evidence, settings: JudgeSettings): SeenFiles {
  const files = new Map<string, FoundFile>();
  const empty: string[] = [];
  const doubts: Doubt[] = placelessFiles(choice);
  let nameless: Unavailable | null = null;
  for (const path of wholePaths(choice)) {
    const seen = observationOf(evidence, `files:${path}`);
    if (seen.status === "unavailable") {
      doubts.push(seen);
      continue;
    }
    const { facts } = seen;
    doubts.push(...facts.gaps);
    if (facts.names !== "read") nameless = facts.names;
    if (facts.files.length + facts.gaps.length === 0) empty.push(path);
    for (const file of facts.files) if (!files.has(file.path)) files.set(file.path, file);
  }
  return { files: withoutIgnored([...files.values()], choice, settings), empty, nameless, doubts };
}

function withoutIgnored(
  files: readonly FoundFile[],
  { ignore }: FilesOfRule,
  { regexMilliseconds }: JudgeSettings,
): readonly FoundFile[] {
  if (ignore === null || files.length === 0) return files;
  const paths = files.map(({ path }) => path);
  const left = notIgnored(paths, ignore, regexBudget(regexMilliseconds));
  return files.filter(({ path }) => left.has(path));
}
