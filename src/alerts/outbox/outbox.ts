import type { AlertGroup } from "../../model/alert.ts";

/** A group that waits for one receiver. */
export interface QueuedDelivery {
  /** The number of the delivery in its outbox; later ones have larger numbers. */
  readonly id: number;
  readonly lane: string;
  readonly group: AlertGroup;
  /** How often it was tried. */
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly queuedAt: number;
  /** Epoch milliseconds before which it must not be tried. */
  readonly notBefore: number;
}

/** Groups that were not delivered yet. Whatever is put in stays until `done`, whatever ends meanwhile. */
export interface Outbox {
  /** The oldest delivery of a lane, whether it is due or not; `null` where nothing waits. It stays in the outbox. */
  take(lane: string): QueuedDelivery | null;
  /** It was delivered, or is given up. */
  done(delivery: QueuedDelivery): void;
  /** It was tried in vain. */
  failed(delivery: QueuedDelivery, notBefore: number): void;
}
