import type { Severity } from "../../model/policy.ts";

/** What the severity of a rule makes of a failure. */
export function severityPhrase(severity: Severity): string {
  return severity === "HIGH"
    ? "HIGH: a failure is FAILED."
    : `${severity}: a failure is WARNING instead of FAILED; a pass stays PASSED.`;
}
