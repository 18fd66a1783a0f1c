import { unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import { addressOf } from "../address-of.ts";
import type { PlacedAddress } from "../address-of.ts";
import { PORT_STATES } from "./nmap-scan.ts";
import type {
  NmapScan,
  PortState,
  ScannedHost,
  ScannedPort,
  ScannedTransport,
  SummedPorts,
} from "./nmap-scan.ts";

/** A host while its part of the text is read. */
export interface OpenHost {
  readonly placed: PlacedAddress;
  readonly ports: ScannedPort[];
  readonly sums: SummedPorts[];
}

/** Takes a scan together, host by host. Some scanners write an address once for each of its ports. */
export interface ScanBuilder {
  /** The host of an address, new or known; `null` for what is no numeric address. */
  host(address: string): OpenHost | null;
  ask(transport: string | undefined, ports: PortSet): void;
  miss(reason: string): void;
  finish(kind: Pick<NmapScan, "scanner" | "form">): NmapScan;
}

/** An empty scan. */
export function scanBuilder(): ScanBuilder {
  const hosts = new Map<string, OpenHost>();
  const asked: Record<ScannedTransport, PortSet[]> = { tcp: [], udp: [] };
  const missed: string[] = [];
  return {
    host(address) {
      const placed = addressOf(address, address.includes(":") ? "ipv6" : "ipv4");
      if (placed === null || placed.scope === "any") return null;
      const host = hosts.get(placed.address) ?? { placed, ports: [], sums: [] };
      hosts.set(placed.address, host);
      return host;
    },
    ask(transport, ports) {
      if (isScannedTransport(transport)) asked[transport].push(ports);
    },
    miss(reason) {
      if (missed.length < 10) missed.push(reason);
    },
    finish({ scanner, form }) {
      const scanned = { tcp: unionOfPorts(asked.tcp), udp: unionOfPorts(asked.udp) };
      const seen: readonly ScannedHost[] = [...hosts.values()];
      return { scanner, form, hosts: seen, scanned, missed };
    },
  };
}

/** A port in the words of the scan. */
export interface PortWords {
  readonly transport?: string;
  readonly port?: string;
  readonly state?: string;
}

/** Adds a port; what is no port, state or transport of ours says nothing. */
export function addPort(host: OpenHost, { transport, port = "", state }: PortWords): void {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 65_536;
  if (isScannedTransport(transport) && isPortState(state) && number <= 65_535)
    host.ports.push({ transport, port: number, state });
}

const STATES: ReadonlySet<string | undefined> = new Set(PORT_STATES);

function isPortState(word: string | undefined): word is PortState {
  return STATES.has(word);
}

function isScannedTransport(word: string | undefined): word is ScannedTransport {
  return word === "tcp" || word === "udp";
}
