import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { parseNessus } from "../../../src/reporters/nessus/parse-nessus.ts";
import { countWords } from "../outcome-counter.ts";

/** As our own importer reads them. */
export function countsInNessus(text: string): OutcomeCounts {
  const read = parseNessus(text);
  if (read.status === "unavailable") throw new Error(read.detail);
  return countWords(read.value.hosts.flatMap(({ findings }) => findings.map(({ outcome }) => outcome)));
}
