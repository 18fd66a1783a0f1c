import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countsInLine } from "../counts-in-line.ts";

/** What passed is no issue: the end of the task has the counts. */
export function countsInAzure(text: string): OutcomeCounts {
  return countsInLine(text.trimEnd().split("\n").at(-1) ?? "");
}
