import type { ReportNode } from "../model/policy.ts";
import type { Verdict } from "../model/verdict.ts";
import { conditionWords, foundByCondition } from "./condition-words.ts";
import type { Decision } from "./decision.ts";

/** What a `<report>` comes to: its own word, with what the condition of its `<if>` found where it asks for that. */
export function verdictOfReport(report: ReportNode, within: Decision | null): Verdict {
  if (report.status === "info")
    return { status: "skipped", detail: "This is for information; nothing was judged." };
  const output = report.output === null ? [] : [report.output];
  if (within === null) {
    const expected = "Nothing: this is a statement of the policy itself.";
    return { status: report.status, expected, found: [], notes: output };
  }
  const found = report.conditions === "attached" ? foundByCondition(within) : [];
  return {
    status: report.status,
    expected: conditionWords(within.node.condition),
    found: [{ text: outcomeWords(within) }, ...found],
    notes: output,
  };
}

function outcomeWords({ status, node }: Decision): string {
  return `The condition in line ${node.condition.location.line} ${status === "holds" ? "holds" : "does not hold"}.`;
}
