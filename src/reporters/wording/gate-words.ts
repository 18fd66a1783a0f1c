import type { ReportedGate } from "../../model/report.ts";

/** How the gate ended, why, and what was asked of it: `failed. 1 rule fails the gate. (--fail-on warning)`. */
export function gateWords({ status, asked, reasons }: ReportedGate): string {
  const options = asked.length === 0 ? [] : [`(${asked.join(" ")})`];
  return [`${status}.`, ...reasons, ...options].join(" ");
}
