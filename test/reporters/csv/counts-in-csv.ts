import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countWords } from "../outcome-counter.ts";
import { readCsv } from "./read-csv.ts";

/** A finding may have many rows: each counts once, by its number. */
export function countsInCsv(text: string): OutcomeCounts {
  const findings = readCsv(text).filter(({ record }) => record === "finding");
  return countWords(new Map(findings.map(({ finding, outcome }) => [finding, outcome])).values());
}
