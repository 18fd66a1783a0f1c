import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import type { Entry } from "./gitlab-entry.ts";

/** What holds is no entry: its count stands in the words of the first one. Entries are counted by their severity. */
export function countsInGitlab(text: string): OutcomeCounts {
  const [summary, ...entries] = JSON.parse(text) as [Entry, ...Entry[]];
  const told = new Map(
    summary.description
      .slice(summary.description.lastIndexOf(": ") + 2)
      .split(", ")
      .map((part) => part.split(" ") as [count: string, outcome: string])
      .map(([count, outcome]) => [outcome, Number(count)]),
  );
  const findings = entries.filter(({ check_name: check }) => check !== "dotaudit/not-seen");
  const count = (severity: string) => findings.filter((entry) => entry.severity === severity).length;
  const accepted = told.get("KNOWN") ?? 0;
  return {
    PASSED: told.get("PASSED") ?? 0,
    SKIPPED: told.get("SKIPPED") ?? 0,
    FAILED: count("critical"),
    ERROR: count("major"),
    WARNING: count("minor"),
    KNOWN: accepted,
    WAIVED: count("info") - accepted,
  };
}
