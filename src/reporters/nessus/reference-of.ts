import type { FindingRule } from "../../model/report.ts";
import { controlsOf } from "../wording/controls-of.ts";
import { token } from "../xml/token.ts";
import { CATEGORIES } from "./result-words.ts";

/**
 * `KEY|value,KEY|value`, as policies write it. Readers take the id of a control from `Vuln-ID` and its impact from
 * `CAT` and from nowhere else: both are always there, and once.
 */
export function referenceOf(rule: FindingRule): string {
  const { id, severity, text } = rule;
  const own = text.reference.flatMap((entry) => entry.split(",")).map((entry) => token(entry, ""));
  const given = own.filter((entry) => entry !== "");
  return [
    ...(given.some((entry) => entry.startsWith("Vuln-ID|")) ? [] : [`Vuln-ID|${valueOf(id)}`]),
    ...(given.some((entry) => entry.startsWith("CAT|")) ? [] : [`CAT|${CATEGORIES[severity]}`]),
    ...given,
    ...(given.some((entry) => entry.startsWith("CCI|"))
      ? []
      : controlsOf(rule).cci.map((cci) => `CCI|${cci}`)),
  ].join(",");
}

/** No comma and no bar: they part the references. */
function valueOf(id: string): string {
  return token(id, "unnamed").replace(/[,|]/g, "_");
}
