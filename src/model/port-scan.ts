import type { PortSet } from "./port-set.ts";

/** Asks what a scan reached of the host from outside. It is made elsewhere: no host can answer. */
export interface PortScanRequest {
  readonly kind: "port-scan";
}

/** What a scan learnt of one address over one transport. Of a port in no set nothing is known. */
export interface ScannedPorts {
  readonly transport: "tcp" | "udp";
  readonly address: string;
  /** They answered: something serves them. */
  readonly open: PortSet;
  /** They were refused: nothing serves them. */
  readonly refused: PortSet;
  /** A packet filter stood before them: not reached. */
  readonly filtered: PortSet;
}
