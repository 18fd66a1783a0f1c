/** The transports that samhain scans. */
export type ScannedTransport = "tcp" | "udp";

/** Something that answers at one address, and the name that the portmapper gives it there. */
export interface OpenService {
  readonly address: string;
  readonly port: number;
  readonly transport: ScannedTransport;
  /** Name of the RPC program, `RPC_number` for one without; `null` where the portmapper does not list the port. */
  readonly rpcName: string | null;
}

/** What samhain calls a report of its port check. */
type ChangeKind = "ServiceNew" | "ServiceMissing" | "ServiceRestarted" | "ServicePortSwitch";

/** One report of a port check. */
export interface ServiceChange {
  readonly kind: ChangeKind;
  readonly address: string;
  /** -1 for a service that is known by its name alone. */
  readonly port: number;
  readonly transport: ScannedTransport;
  readonly rpcName: string | null;
  /** The port before, of an RPC service. */
  readonly was?: number;
}
