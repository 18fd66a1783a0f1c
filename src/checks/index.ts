import { auditAllowedOpenPorts } from "./audit-allowed-open-ports/audit-allowed-open-ports.ts";
import { auditDeniedOpenPorts } from "./audit-denied-open-ports/audit-denied-open-ports.ts";
import { auditProcessOnPort } from "./audit-process-on-port/audit-process-on-port.ts";
import { auditRequiredOpenPorts } from "./audit-required-open-ports/audit-required-open-ports.ts";
import type { Check } from "./define-check.ts";

/** Every check type that this version judges. */
export const checks: readonly Check[] = [
  auditAllowedOpenPorts,
  auditDeniedOpenPorts,
  auditProcessOnPort,
  auditRequiredOpenPorts,
];
