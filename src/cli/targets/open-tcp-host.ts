import type { AnsweringHost } from "../../app/evidence-source.ts";
import type { Seen } from "../../model/observation.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { Host } from "../../targets/network/addresses/parse-host.ts";
import type { ScanPace } from "../../targets/network/scan-order.ts";

/** The only ports that are tried; `null`: those that the rules speak of. */
export type TcpPorts = Readonly<Record<"tcp" | "udp", PortSet | null>>;

/** How a host on the network is looked at. */
export interface TcpOpening {
  readonly ports: TcpPorts;
  readonly pace: ScanPace;
  /** The only family of addresses that is scanned; absent: both. */
  readonly family?: "ipv4";
  /** Aborted when nobody waits for an answer any more. */
  readonly ended: AbortSignal;
}

/** A host that was opened. There is nothing to close. */
export interface OpenTcpHost {
  readonly target: AnsweringHost;
  close(): void;
}

/** Looks for the addresses of a host, and gives what is seen of it by a scan. What scans is loaded here. */
export async function openTcpHost(name: string, host: Host, opening: TcpOpening): Promise<Seen<OpenTcpHost>> {
  const { ports, pace, family, ended } = opening;
  const { findAddresses } = await import("../../targets/network/addresses/find-addresses.ts");
  const found = await findAddresses([host]);
  const unresolved = found.unresolved.find(
    ({ part }) => part === "all" || family === undefined || part === family,
  );
  if (unresolved !== undefined) return unresolved.why;
  const addresses = [...found.each()].filter((address) => family === undefined || !address.includes(":"));
  if (addresses.length === 0)
    return { status: "unavailable", reason: "missing-source", detail: `${name} has no IPv4 address.` };
  const [{ scannedHost }, { loadScanners }, { usualPorts }, { localTarget }, { sharedPace }] =
    await Promise.all([
      import("../../app/scanned-host.ts"),
      import("../scan/load-scanners.ts"),
      import("../scan/usual-ports.ts"),
      import("../../targets/local/local-target.ts"),
      import("../../targets/network/shared-pace.ts"),
    ]);
  const target = scannedHost({
    name,
    addresses,
    ports,
    usualUdp: usualPorts().udp,
    pace: sharedPace(pace),
    scanners: await loadScanners(),
    here: localTarget(),
    signal: ended,
  });
  return { status: "observed", value: { target, close: () => undefined } };
}
