import type { AddressScan } from "../../../../src/model/network-scan.ts";
import type { PortSet } from "../../../../src/model/port-set.ts";
import type { ScanPace } from "../../../../src/targets/network/scan-order.ts";

/** A private network to be, and a scan of it. */
export interface ScanPlan {
  /** Shell, as root of the network: addresses, routes, rules. Loopback is up already. */
  readonly setup?: string;
  /** Runs the scan, with the words of its command behind it. */
  readonly through?: readonly string[];
  /** For Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Ports of all addresses that accept connections. */
  readonly listen?: PortSet;
  /** A port of all addresses that listens and never accepts; its queue is full before the scan begins. */
  readonly stuffed?: number;
  readonly addresses: readonly string[];
  readonly ports: PortSet;
  readonly pace?: Partial<ScanPace>;
  /** Interrupts the scan after so many milliseconds. */
  readonly abortAfterMs?: number;
  /** Ends the second thread as soon as it is there. */
  readonly worker?: "end";
  /** A command that is run right after the scan. */
  readonly witness?: readonly string[];
}

/** What became of it. */
export interface ScanReport {
  /** In the order in which they were handed over. */
  readonly scans: readonly AddressScan[];
  readonly milliseconds: number;
  /** How many threads were started beside the first. */
  readonly workers: number;
  readonly witness: string;
  readonly stackTraceLimit: number;
}
