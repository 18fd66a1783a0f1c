import type { BranchSize, EnclosingIf, ExplainedIf } from "../../../model/line-explanation.ts";
import { countOf } from "../../wording/count-of.ts";
import { said, whenEntries } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { conditionLines } from "./enclosing-lines.ts";

/** What an `<if>` asks, and what comes of the answer. */
export function ifEntries(explained: ExplainedIf, enclosing: readonly EnclosingIf[]): readonly Entry[] {
  const { condition, then } = explained;
  return [
    ...whenEntries(enclosing),
    ["Asks if", (sheet) => conditionLines(sheet, condition, "then")],
    said("Then", `${sizeWords(then)}.`),
    said("Otherwise", otherwiseWords(explained)),
    said(
      "ERROR if",
      "One of the items cannot be judged, and the answer depends on it: then neither branch is taken, and one finding says why and how many rules were not judged.",
    ),
  ];
}

function otherwiseWords({ condition, else: branch }: ExplainedIf): string {
  if (branch !== null) return `${sizeWords(branch)}.`;
  if (condition.auto === null) return "Nothing is reported.";
  return `What the then holds is reported as ${condition.auto.toUpperCase()} (\`auto\`).`;
}

function sizeWords({ rules, reports, conditions }: BranchSize): string {
  const parts = [
    rules === 0 ? null : countOf(rules, "rule"),
    reports === 0 ? null : countOf(reports, "report"),
    conditions === 0 ? null : `${countOf(conditions, "further condition")} with their branches`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "Nothing" : parts.join(", ");
}
