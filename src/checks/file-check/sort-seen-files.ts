import type { FoundFile } from "../../model/files.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { compareAttributes } from "./compare-attributes.ts";
import type { FileValues } from "./file-fields.ts";
import type { SeenFiles } from "./seen-files.ts";

/** A file that has not all of the attributes, and what it has in their place. */
export interface DifferingFile {
  readonly file: FoundFile;
  readonly differences: readonly string[];
}

/** The files of a rule, by whether they have all of its attributes. */
export interface SortedSeenFiles {
  readonly alike: readonly FoundFile[];
  readonly differing: readonly DifferingFile[];
  /** Of files that might have all of them, and of what was not found. */
  readonly doubts: readonly Doubt[];
}

/** Sorts files by the attributes of a rule: one that certainly differs does so, whatever was not seen of it. */
export function sortSeenFiles({ files, nameless, doubts }: SeenFiles, values: FileValues): SortedSeenFiles {
  const alike: FoundFile[] = [];
  const differing: DifferingFile[] = [];
  const unseen: Doubt[] = [];
  for (const file of files) {
    const demands = compareAttributes(file, values, nameless);
    const differences = demands.flatMap((demand) => (demand.status === "unmet" ? [demand.text] : []));
    const open = demands.flatMap((demand) => (demand.status === "unseen" ? [demand.doubt] : []));
    if (differences.length > 0) differing.push({ file, differences });
    else if (open.length > 0) unseen.push(...open);
    else alike.push(file);
  }
  return { alike, differing, doubts: [...doubts, ...unseen] };
}
