import type { UnavailableReason } from "./observation.ts";
import type { PortSet } from "./port-set.ts";

/** Asks for the listeners as several doors of the kernel show them; `bind` has ports taken for a moment. */
export interface CrossViewRequest {
  readonly kind: "cross-view";
  readonly bind: readonly BindWish[];
}

/** Ports of a transport that are to be bound, to learn whether somebody holds them. */
export interface BindWish {
  readonly transport: "tcp" | "udp";
  readonly ports: PortSet;
}

/** What `/proc/net` and `sock_diag` (netlink) say of the same listeners, and what binding ports says. */
export interface CrossViewFacts {
  readonly transports: readonly ComparedTransport[];
  /** What only one of the two shows, again and again: no socket that came or went meanwhile. */
  readonly differences: readonly ViewDifference[];
  readonly bound: readonly BoundPorts[];
}

/** How many listeners of a transport were compared. */
export interface ComparedTransport {
  readonly transport: "tcp" | "udp";
  readonly listeners: number;
  /** `unproven`: without a listener, nothing shows that sock_diag was asked. */
  readonly sockDiag: "asked" | "unproven";
}

/** A listener that one view shows and the other hides. */
export interface ViewDifference {
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  readonly shownBy: "procfs" | "sock-diag";
}

/** The outcome of binding ports of one transport. */
export interface BoundPorts {
  readonly transport: "tcp" | "udp";
  /** Bound, or found in use: known. Ports that a view shows in use were left alone, and are in it. */
  readonly tested: PortSet;
  /** In use, and no view shows by what. */
  readonly taken: PortSet;
  readonly untested: readonly UntestedPorts[];
}

/** Ports that could not be bound for another reason than that they are in use. */
export interface UntestedPorts {
  readonly ports: PortSet;
  readonly reason: UnavailableReason;
  readonly detail: string;
}
