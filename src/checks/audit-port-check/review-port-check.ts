import type { ReviewIssue } from "../fields.ts";
import type { PortCheckValues } from "./port-check-fields.ts";

/** What no single keyword shows: a range without a port, a check for missing services that requires none. */
export function reviewPortCheck({ reports, portRange, services }: PortCheckValues): readonly ReviewIssue[] {
  if (reports === "SERVICE_MISSING" && services?.some(({ role }) => role === "required") !== true)
    return [
      {
        code: "AUD2082",
        severity: "error",
        message: "SERVICE_MISSING needs a required service",
        keyword: services === null ? "reports" : "services",
      },
    ];
  if (reports !== "SERVICE_NEW" || portRange === null || portRange[0] <= portRange[1]) return [];
  const message = `no port is ${portRange[0]} or more and ${portRange[1]} or less, so nothing would be looked at`;
  return [{ code: "AUD2094", severity: "error", message, keyword: "port_range" }];
}
