import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countsInLine } from "../counts-in-line.ts";

/** TAP has one word for WARNING, WAIVED, KNOWN and SKIPPED, and a comment with the count of each. */
export function countsInTap(text: string): OutcomeCounts {
  return countsInLine(/^# Counts: .*$/m.exec(text)?.[0] ?? "");
}
