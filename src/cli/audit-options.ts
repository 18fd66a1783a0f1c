import type { AuditOptions } from "../app/run-audit.ts";
import type { Gate } from "../gate/apply-gate.ts";
import { ownersNeededBy } from "../gate/waivers/owners-needed-by.ts";
import type { Output } from "./outputs.ts";
import type { RunOptions } from "./run-options.ts";

/** What a run has to see and to tell, by its options. */
export function auditOptions(options: RunOptions, outputs: readonly Output[], gate: Gate): AuditOptions {
  const needed = ownersNeededBy(gate.waivers);
  const details = [
    ...(options.digests === true ? (["md5", "sha256"] as const) : (needed ?? [])),
    ...(options.packages === true ? (["package"] as const) : []),
  ];
  const wantsOwners = options.owners === true || details.length > 0 || needed !== null;
  return {
    loopback: options.includeLoopback === true ? "counted" : "left-out",
    regexMilliseconds: options.regexTimeout,
    host: outputs.some(({ format }) => format !== "terminal") ? "full" : "brief",
    ...(wantsOwners ? { owners: { details } } : {}),
  };
}
