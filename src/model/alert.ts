import type { Severity } from "./policy.ts";

/** What happened to a watched target. `not-seen`: a run could not see what it has to. */
export type AlertKind =
  | "opened"
  | "closed"
  | "required-missing"
  | "restarted"
  | "moved"
  | "owner-changed"
  | "binary-changed"
  | "rule-failed"
  | "not-seen";

/** One thing that changed. Texts are raw: names of the system may be in them. */
export interface Alert {
  /** Stable for one trouble on one target from its beginning to its end (UUID v5). */
  readonly id: string;
  readonly kind: AlertKind;
  /** `reminder`: it still is so; `resolved`: it is over. */
  readonly state: "new" | "reminder" | "resolved";
  readonly target: string;
  /** What it is about: `tcp 0.0.0.0:8080`, or the id of a rule. */
  readonly subject: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** What else is known: owners, digests, what was there before. */
  readonly details: readonly string[];
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** All alerts of one run, to be delivered as one message. */
export interface AlertGroup {
  /** Stable: a receiver that gets it twice can tell. */
  readonly id: string;
  readonly watch: string;
  /** ISO 8601, UTC: when the run ended. */
  readonly at: string;
  /** The machine that watches. */
  readonly watcher: string;
  readonly alerts: readonly Alert[];
  /** How many were held back by the rate limit. */
  readonly heldBack: number;
}

/** What became of an attempt to deliver a group to one receiver. */
export type Delivery =
  | { readonly status: "delivered" }
  /** Worth trying again, not before `retryAfter` seconds where the receiver asks for that. */
  | { readonly status: "failed"; readonly detail: string; readonly retryAfter?: number }
  /** It will never take this. */
  | { readonly status: "refused"; readonly detail: string };
