import type { Seen } from "../../../model/observation.ts";
import type { ScannedPorts } from "../../../model/port-scan.ts";
import { unionOfPorts, withoutPorts } from "../../../model/port-set.ts";
import type { NmapScan, ScannedHost, ScannedTransport } from "./nmap-scan.ts";
import { triedPorts } from "./tried-ports.ts";

const TRANSPORTS: readonly ScannedTransport[] = ["tcp", "udp"];

/** What a scan of one host reached, by transport. */
export function scannedPorts(scan: NmapScan): Seen<readonly ScannedPorts[]> {
  const [host, second] = scan.hosts;
  if (host === undefined || second !== undefined) {
    const detail = `The scan speaks of ${scan.hosts.length} hosts that were up; evidence is of one host.`;
    return { status: "unavailable", reason: "not-supported", detail };
  }
  const scanned = TRANSPORTS.map((transport) => scannedOver(transport, host, scan)).filter(isNotEmpty);
  if (scanned.length > 0) return { status: "observed", value: scanned };
  const detail = `The scan tells of no port of ${host.placed.address} how it answered.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}

function scannedOver(transport: ScannedTransport, host: ScannedHost, { scanned }: NmapScan): ScannedPorts {
  const { address, answered, filtered } = triedPorts(host, transport, scanned);
  const open = unionOfPorts([
    host.ports
      .filter((entry) => entry.transport === transport && entry.state === "open")
      .map(({ port }) => [port, port] as const),
  ]);
  return { transport, address, open, refused: withoutPorts(answered, open), filtered };
}

function isNotEmpty({ open, refused, filtered }: ScannedPorts): boolean {
  return open.length + refused.length + filtered.length > 0;
}
