import { defineCheck } from "../define-check.ts";
import type { Check, CheckDeclaration, Explanation } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import type { Evidence, EvidenceRequest } from "../../model/evidence.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { settleItem } from "./item-flaws.ts";
import type { ItemFlaws } from "./item-flaws.ts";

/** A built-in item in words and in deeds: it has no keywords of its own. */
interface JudgedItem extends Explanation, Pick<CheckDeclaration, "type" | "summary"> {
  readonly needs: readonly EvidenceRequest[];
  readonly flaws: (evidence: Evidence) => ItemFlaws;
  /** What Nessus shows where it passes; `No issues found.` unless given. */
  readonly passed?: string;
}

/** Defines a built-in item that says all by its name. */
export function judgedItem({ type, summary, needs, flaws, passed, ...explanation }: JudgedItem): Check {
  const frame = { expected: expectedBy(summary), ...(passed === undefined ? {} : { passed }) };
  return defineCheck({
    type,
    form: "named",
    platforms: ["unix"],
    summary,
    origin: "nessus",
    fields: commonFields,
    explain: ({ knownGood }) => withKnownGood(explanation, knownGood),
    needs: () => needs,
    judge: (_, evidence) => settleItem(frame, flaws(evidence)),
  });
}

/** What passes is explained beside what is looked at; a finding says it without that. */
function expectedBy(summary: string): string {
  const wish = summary.replace(/^Passes when /, "");
  return wish.charAt(0).toUpperCase() + wish.slice(1);
}
