import type { FindingRule } from "../../model/report.ts";
import { controlsOf } from "../wording/controls-of.ts";
import { ncName } from "../xml/nc-name.ts";

/** The controls of a rule as the catalogues of NIST name them: `cm-7`, `ac-2.1`. Without one it is its own. */
export function oscalControls(rule: FindingRule): readonly string[] {
  const { nist } = controlsOf(rule);
  if (nist.length === 0) return [`dotaudit_${ncName(rule.id)}`];
  return nist.map((id) => id.toLowerCase().replace("(", ".").replace(")", ""));
}
