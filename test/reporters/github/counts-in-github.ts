import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countsInLine } from "../counts-in-line.ts";

/** What passed has no annotation: the last notice has the counts. */
export function countsInGithub(text: string): OutcomeCounts {
  const last = text.trimEnd().split("\n").at(-1) ?? "";
  return countsInLine(last.replaceAll("%0A", "\n"));
}
