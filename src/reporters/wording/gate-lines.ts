import type { AuditReport, GoneFinding } from "../../model/report.ts";

/** What the gate says and what a baseline has beyond this run, one line each; none without a gate. Not yet inert. */
export function gateLines({ gate }: Pick<AuditReport, "gate">): readonly string[] {
  if (gate === undefined) return [];
  const { status, asked, reasons, gone } = gate;
  const options = asked.length === 0 ? [] : [`(${asked.join(" ")})`];
  return [[`Gate: ${status}.`, ...reasons, ...options].join(" "), ...gone.map(goneLine)];
}

/** A finding of the baseline that is gone, or what of it is. */
function goneLine({ description, status, found }: GoneFinding): string {
  const what = found.length === 0 ? `was ${status}` : found.join(", ");
  return `Gone since the baseline: ${description}: ${what}`;
}
