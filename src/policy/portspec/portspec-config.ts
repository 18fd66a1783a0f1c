import type { Span } from "../../model/span.ts";

/** How a configuration is read: as its manual promises, or with every verdict of the original program. */
export type PortspecReading = "fixed" | "faithful";

/** One host, and the ports that its author expects to be open. */
export interface PortspecHost {
  /** As it was written. */
  readonly name: string;
  readonly kind: "name" | "ipv4" | "ipv6";
  /** Equal for two spellings of the same host. */
  readonly identity: string;
  /** How the network target of the host is written: `tcp://[2001:db8::1]`. */
  readonly target: string;
  /** In the order of the text; a port that was listed twice is in here twice. */
  readonly expected: readonly number[];
  /** `nothing` is `null` or a key alone, `empty` is `[]`: the original told them apart. */
  readonly list: "nothing" | "empty" | "ports";
  /** Of its name. */
  readonly span: Span;
  /** Of its name and its ports. */
  readonly whole: Span;
}

/** Where alerts go by mail. */
export interface PortspecMail {
  readonly server: string;
  readonly port: number;
  readonly username: string;
  /** Secret: no text for people may hold it. Sent over TLS only, unless the server is this machine. */
  readonly password: string;
  /** One message goes to each. */
  readonly to: readonly string[];
  readonly from: string;
}

/** A configuration of PortSpec without faults. */
export interface PortspecConfig {
  /** Seconds from one scan to the next; at least 1. */
  readonly interval: number;
  /** Whether the IPv6 addresses of names are scanned too. */
  readonly ipv6: boolean;
  /** Hosts that are scanned at the same time; `null` where nothing is said of it. */
  readonly parallelScans: number | null;
  /** At least one. */
  readonly hosts: readonly PortspecHost[];
  /** At least one; in the order of the text, and a port that was listed twice is in here twice. */
  readonly scanPorts: readonly number[];
  /** `null` where `sendemail` is not set. */
  readonly mail: PortspecMail | null;
}
