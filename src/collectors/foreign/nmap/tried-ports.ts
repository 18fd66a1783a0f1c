import type { TriedPorts } from "../../../model/evidence.ts";
import { complementOfPorts, countPorts, portSetOf, unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import type { NmapScan, ScannedHost, ScannedTransport } from "./nmap-scan.ts";

/** What was learnt of the ports of one host, transport by transport: listed, or summed up. */
export function triedPorts(
  host: ScannedHost,
  transport: ScannedTransport,
  scanned: NmapScan["scanned"],
): TriedPorts {
  const summed = (state: string) => [
    ...host.sums.map((sum) => (sum.state === state && sum.ports !== null ? sum.ports[transport] : [])),
    restIn(state, host, scanned)[transport],
  ];
  return {
    address: host.placed.address,
    answered: unionOfPorts([listed(host, transport, ["open", "closed"]), ...summed("closed")]),
    filtered: unionOfPorts([listed(host, transport, ["filtered"]), ...summed("filtered")]),
  };
}

function listed(
  { ports }: ScannedHost,
  transport: ScannedTransport,
  states: readonly string[] | null,
): PortSet {
  const chosen = ports.filter(
    (entry) => entry.transport === transport && (states?.includes(entry.state) ?? true),
  );
  return portSetOf(chosen.map(({ port }) => port));
}

const NONE = { tcp: [], udp: [] } as const;

/**
 * The ports of the one sum that does not name them: what was asked for and is nowhere else. Only where their number is
 * the one that the sum gives, so that a scan which hides some of its ports proves nothing of them.
 */
function restIn(state: string, host: ScannedHost, scanned: NmapScan["scanned"]): NmapScan["scanned"] {
  const [sum, ...others] = host.sums.filter(({ ports }) => ports === null);
  if (sum?.state !== state || others.length > 0) return NONE;
  const rest = { tcp: restOf("tcp", host, scanned), udp: restOf("udp", host, scanned) };
  return countPorts(rest.tcp) + countPorts(rest.udp) === sum.count ? rest : NONE;
}

function restOf(transport: ScannedTransport, host: ScannedHost, scanned: NmapScan["scanned"]): PortSet {
  const named = host.sums.map(({ ports }) => ports?.[transport] ?? []);
  const known = [listed(host, transport, null), ...named, complementOfPorts(scanned[transport])];
  return complementOfPorts(unionOfPorts(known));
}
