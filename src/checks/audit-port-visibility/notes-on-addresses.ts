import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ScannedPorts } from "../../model/port-scan.ts";

/** Scanned addresses that no interface of the host has: the scan is of a translated address, or of another host. */
export function notesOnAddresses(scans: readonly ScannedPorts[], evidence: Evidence): readonly string[] {
  const seen = observationOf(evidence, "network-interfaces");
  if (seen.status === "unavailable") return [];
  const own = new Set(seen.facts.flatMap(({ addresses }) => addresses));
  return scans
    .filter(({ address }) => !own.has(address))
    .map(
      ({ address }) =>
        `No interface of the host has the scanned address ${address}: is it translated on the way, or another host's?`,
    );
}
