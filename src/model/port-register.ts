import type { HostFacts } from "./evidence.ts";
import type { ListeningSocket } from "./listening-socket.ts";
import type { SourceLocation } from "./span.ts";

/** Why a port is in use, in the words of a policy; each `null` where it does not say. */
export interface PortNotes {
  readonly justification: string | null;
  readonly ownerContact: string | null;
  /** `YYYY-MM-DD`: until when the justification has to be looked at again. */
  readonly reviewDate: string | null;
}

/** One member of a rule's list of ports, and whether something listens on it. */
export interface RegisteredPort extends PortNotes {
  /** `TCP`, `UDP` … as a policy writes it. */
  readonly portType: string;
  /** The member as written: `22`, `808[0-9]`, `rpc:mountd`. */
  readonly port: string;
  readonly status: "open" | "closed" | "not-seen";
  readonly listeners: readonly ListeningSocket[];
  /** Why it was not seen; `null` where it was. */
  readonly detail: string | null;
}

/** A rule that a line of the register comes from. */
interface RegisterRule {
  readonly id: string;
  readonly title: string;
  readonly location: SourceLocation;
}

/** One line of the register. `not-listed`: it is open, and no rule lists it. */
export interface RegisterRow extends Omit<RegisteredPort, "status"> {
  readonly status: RegisteredPort["status"] | "not-listed";
  readonly service: string | null;
  /** Whether the day of its review is over, at the time of the evidence, where that is known; `none`: there is no such day. */
  readonly review: "due" | "current" | "unknown" | "none";
  readonly reference: readonly string[];
  readonly rules: readonly RegisterRule[];
}

/** The ports and services of a host with their justification: NERC CIP-007 R1, PCI DSS 1.2.5, NIST 800-53 CM-7. */
export interface PortRegister {
  readonly schemaVersion: "1.0";
  readonly tool: { readonly name: "dotaudit"; readonly version: string };
  readonly target: string;
  readonly host: HostFacts | null;
  /** ISO 8601, UTC: when the evidence was taken. */
  readonly seenAt: string;
  readonly policies: readonly { readonly file: string; readonly sha256: string }[];
  /** By transport and port. */
  readonly rows: readonly RegisterRow[];
  /** What could not be seen, one sentence each: more ports may be open. */
  readonly unseen: readonly string[];
}
