import type { Span } from "../../model/span.ts";

/** How a configuration is read: as the manual promises, or as a release of samhain does, with its faults. */
export type SamhainReading = "fixed" | "4.1" | "4.2";

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

/** Which list a service stands in. */
export type ServiceRole = "required" | "optional" | "ignored" | "skipped";

/** One member of a list of services. */
export interface SamhainService {
  readonly role: ServiceRole;
  /** Canonical text; `null` where none is given. */
  readonly address: string | null;
  /** A port, or the name of an RPC program or service. */
  readonly service: number | string;
  readonly transport: "tcp" | "udp";
  readonly span: Span;
}

/** The words for the severity of reports. */
export const SEVERITIES = [
  "none",
  "debug",
  "info",
  "notice",
  "warn",
  "mark",
  "err",
  "crit",
  "alert",
] as const;
export type SamhainSeverity = (typeof SEVERITIES)[number];

/** What a configuration says of the port check; every value is the one in force at its end. */
export interface SamhainSettings {
  readonly active: "yes" | "no";
  readonly udp: "yes" | "no";
  readonly severity: SamhainSeverity;
  readonly minPort: Placed<number>;
  readonly maxPort: Placed<number>;
  /** Seconds between two scans. */
  readonly interval: number;
  /** Addresses beside those of the host's own name, in the order given. */
  readonly interfaces: readonly Placed<string>[];
  readonly devices: readonly Placed<string>[];
  /** In the order given. */
  readonly services: readonly SamhainService[];
  /** Required services that could not be read. */
  readonly unreadable: readonly Placed<string>[];
  /** The heading `[PortCheck]`, or the first setting. */
  readonly heading: Span;
}
