import type { Transport } from "../../../model/listening-socket.ts";
import type { PortSet } from "../../../model/port-set.ts";
import type { PlacedAddress } from "../address-of.ts";

/** The transports of a scan that have a table of sockets. */
export type ScannedTransport = Extract<Transport, "tcp" | "udp">;

/** States as nmap writes them. Only `open` and `closed` tell whether something listens. */
export const PORT_STATES = [
  "open",
  "closed",
  "filtered",
  "unfiltered",
  "open|filtered",
  "closed|filtered",
] as const;
export type PortState = (typeof PORT_STATES)[number];

/** One port that the scan lists. */
export interface ScannedPort {
  readonly transport: ScannedTransport;
  readonly port: number;
  readonly state: PortState;
}

/** Ports that the scan sums up instead of listing each. `ports` is `null` where it does not say which. */
export interface SummedPorts {
  readonly state: string;
  readonly count: number;
  readonly ports: Readonly<Record<ScannedTransport, PortSet>> | null;
}

/** What the scan says of one address. */
export interface ScannedHost {
  readonly placed: PlacedAddress;
  readonly ports: readonly ScannedPort[];
  readonly sums: readonly SummedPorts[];
}

/** One run of nmap, or of a scanner that writes its formats. */
export interface NmapScan {
  readonly scanner: string;
  readonly form: "XML" | "greppable output" | "normal output";
  /** Hosts that were up, one for each address. */
  readonly hosts: readonly ScannedHost[];
  /** The ports that the scan was asked to try, where it says so. */
  readonly scanned: Readonly<Record<ScannedTransport, PortSet>>;
  /** Targets without evidence, each with its reason. */
  readonly missed: readonly string[];
}
