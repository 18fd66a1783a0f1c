import { declareCheck } from "../define-check.ts";
import type { CheckDeclaration, Explanation } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

/** A built-in item in words: it has no keywords of its own. */
type ItemWords = Pick<CheckDeclaration, "type" | "summary"> & Explanation;

/** Declares a built-in item that says all by its name. */
export function plainItem({ type, summary, ...explanation }: ItemWords): CheckDeclaration {
  return declareCheck({
    type,
    form: "named",
    platforms: ["unix"],
    summary,
    origin: "nessus",
    fields: commonFields,
    explain: ({ knownGood }) => withKnownGood(explanation, knownGood),
  });
}
