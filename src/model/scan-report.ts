import type { AddressScan, PortAnswer } from "./network-scan.ts";
import type { Unavailable } from "./observation.ts";
import type { PortSet } from "./port-set.ts";

/** What is known of a scan before its first answer. */
export interface ScanOpening {
  readonly schemaVersion: "1.0";
  readonly tool: { readonly name: "dotaudit"; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Names, addresses, blocks and ranges as they were written. */
  readonly hosts: readonly string[];
  /** How many addresses they stand for. */
  readonly addressCount: number;
  /** Asked for; an empty set where a transport is not scanned. */
  readonly ports: Readonly<Record<"tcp" | "udp", PortSet>>;
  readonly pace: {
    readonly perSecond: number | null;
    readonly timeoutMs: number;
    readonly retries: number;
  };
  /** Names without an address: nothing of them was scanned. */
  readonly unresolved: readonly (Pick<Unavailable, "reason" | "detail"> & { readonly name: string })[];
}

/** One address that was scanned. */
export interface ScannedAddress {
  readonly address: string;
  /** The names that led to it, as written. */
  readonly names: readonly string[];
  /** Whether it was written by itself (or a name of it), or only as a part of a block or range. */
  readonly origin: "named" | "block";
  /** One for each transport. */
  readonly scans: readonly AddressScan[];
}

/** Ports of all addresses, by their answer. */
export type AnswerCounts = Readonly<Record<PortAnswer, number>>;

/** How a scan ended. */
export interface ScanEnding {
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
  readonly status: "finished" | "interrupted";
  readonly counts: AnswerCounts;
  /** Addresses with an open port. */
  readonly addressesWithOpenPorts: number;
  /** Addresses that the scan did not come to. */
  readonly addressesNotScanned: number;
}
