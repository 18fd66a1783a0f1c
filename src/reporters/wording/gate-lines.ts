import type { AuditReport } from "../../model/report.ts";
import { gateWords } from "./gate-words.ts";
import { goneWords } from "./gone-words.ts";

/** What the gate says and what a baseline has beyond this run, one line each; none without a gate. Not yet inert. */
export function gateLines({ gate }: Pick<AuditReport, "gate">): readonly string[] {
  if (gate === undefined) return [];
  const gone = gate.gone.map((finding) => `Gone since the baseline: ${goneWords(finding)}`);
  return [`Gate: ${gateWords(gate)}`, ...gone];
}
