import type { ListeningSocket } from "./listening-socket.ts";

/** A port of one address, as the host itself tells it and as a scan from outside found it. */
export interface ReconciledPort {
  /**
   * `agrees`: it listens and answers. `not-reached`: it listens and does not answer. `not-explained`: it answers and
   * nothing was seen to listen, so that something is hidden or stands in between. `not-comparable`: one side did not see.
   */
  readonly kind: "agrees" | "not-reached" | "not-explained" | "not-comparable";
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  /** What listens there by the host's own account. */
  readonly listeners: readonly ListeningSocket[];
  /** One sentence: why the two differ, or cannot be compared. */
  readonly detail: string;
}

/** A side of a transport that says nothing, and why. */
export interface UnseenSide {
  readonly side: "inside" | "outside";
  readonly transport: "tcp" | "udp";
  readonly detail: string;
}

/** Both views of one host beside each other. Ports that are closed on both sides are left out. */
export interface Reconciliation {
  readonly ports: readonly ReconciledPort[];
  readonly unseen: readonly UnseenSide[];
}

/** A port of a reconciliation as a report tells it. */
export type ReportedPort = Omit<ReconciledPort, "listeners">;

/** Both views of the host as a report tells them: what they disagree in comes first. */
export interface ReportedReconciliation {
  readonly ports: readonly ReportedPort[];
  readonly unseen: readonly UnseenSide[];
}
