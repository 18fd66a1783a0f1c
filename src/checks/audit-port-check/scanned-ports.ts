import type { PortSet } from "../../model/port-set.ts";
import type { ScannedTransport } from "../../samhain/service-change.ts";
import type { PortCheckValues } from "./port-check-fields.ts";

/** Every port number that samhain tries. */
const FIRST = 0;
const LAST = 65535;

/** The ports of a scan without those that are skipped everywhere; nobody can listen on port 0. */
export function scannedPorts({ portRange }: Pick<PortCheckValues, "portRange">): PortSet {
  const [first, last] = portRange ?? [FIRST, LAST];
  return first > last ? [] : [[first, last]];
}

/** UDP comes first, as samhain scans. */
export function transportsOf({ udp }: Pick<PortCheckValues, "udp">): readonly ScannedTransport[] {
  return udp === "NO" ? ["tcp"] : ["udp", "tcp"];
}
