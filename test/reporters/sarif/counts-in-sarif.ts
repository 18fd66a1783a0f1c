import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import type { Sarif, SarifResult } from "./sarif-document.ts";

/** Results are counted by what they say; what held or was skipped is no result, and stands as a number. */
export function countsInSarif(text: string): OutcomeCounts {
  const [run] = (JSON.parse(text) as Sarif).runs;
  const outcomes = run.results.map(outcomeOf);
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const { PASSED, SKIPPED } = run.properties.counts;
  return {
    PASSED,
    SKIPPED,
    FAILED: count("FAILED"),
    ERROR: count("ERROR"),
    WARNING: count("WARNING"),
    WAIVED: count("WAIVED"),
    KNOWN: count("KNOWN"),
  };
}

function outcomeOf({ kind, suppressions, baselineState }: SarifResult): string {
  if (suppressions !== undefined) return "WAIVED";
  if (baselineState === "unchanged") return "KNOWN";
  return { fail: "FAILED", review: "WARNING", open: "ERROR" }[kind] ?? kind;
}
