import { NO_ADDRESS } from "../../samhain/known-service.ts";
import type { KnownService } from "../../samhain/known-service.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";

const FLAGS = {
  required: "required",
  optional: "optional",
  ignored: "ignored",
  skipped: "required",
} as const;

/**
 * What samhain knows before its first scan, the entry configured last first. A name that is to be skipped becomes a
 * required service, and every name one without a port.
 */
export function configuredServices(entries: readonly PortCheckEntry[]): readonly KnownService[] {
  return entries
    .filter(({ role, service }) => role !== "skipped" || typeof service === "string")
    .map(({ role, address, transport, service }) => ({
      address: address ?? NO_ADDRESS,
      transport,
      ...(typeof service === "number" ? { port: service, rpcName: null } : { port: -1, rpcName: service }),
      flag: FLAGS[role],
      status: "unknown" as const,
    }))
    .toReversed();
}
