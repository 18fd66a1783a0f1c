import type { AddressScan } from "../../model/network-scan.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { TokenBucket } from "./token-bucket.ts";

/** How gently a network is asked. */
export interface ScanPace {
  /** Most new attempts in a second, over all hosts; absent: as fast as answers come. */
  readonly perSecond?: number;
  /** Whom to ask for each attempt where several scans keep one rate together. */
  readonly tokens?: TokenBucket;
  /** Longest wait for one answer; it shrinks where answers come fast. */
  readonly timeoutMs: number;
  /** How often a port that stayed silent is tried again. */
  readonly retries: number;
}

/** What is to be scanned. Addresses are taken from the iterable as the scan goes on: there may be 65,536 of them. */
export interface ScanOrder {
  readonly transport: "tcp" | "udp";
  /** Numeric, canonical. */
  readonly addresses: Iterable<string>;
  readonly ports: PortSet;
  readonly pace: ScanPace;
  /** Ends the scan: what was not tried by then is `untried`. */
  readonly signal?: AbortSignal;
}

/** Scans, and hands over each address when it is done with it; addresses are not in order. Never throws for the world. */
export type Scanner = (order: ScanOrder, onAddress: (scan: AddressScan) => void) => Promise<void>;
