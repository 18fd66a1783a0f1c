/** Why something could not be seen. One word for programs; the `detail` beside it is for people. */
export type UnavailableReason =
  | "missing-tool"
  | "missing-privilege"
  | "missing-source"
  | "not-allowed"
  | "malformed-output"
  | "truncated-output"
  | "timed-out"
  | "vanished"
  | "not-supported"
  | "not-recorded"
  | "failed";

/** Something that was looked for and not seen. It can only ever become ERROR. */
export interface Unavailable {
  readonly status: "unavailable";
  readonly reason: UnavailableReason;
  /** A sentence that names the thing that could not be read and what would help. */
  readonly detail: string;
}

/** Either a value that was read, or the reason why it was not. */
export type Seen<T> = { readonly status: "observed"; readonly value: T } | Unavailable;

/** Something that a collector could not see although the rest of its facts stand. */
export interface EvidenceGap {
  readonly reason: UnavailableReason;
  readonly detail: string;
}

/** Facts of one kind as read by one collector, or the reason why they were not. `source` names what was read. */
export type Observation<F> =
  | { readonly status: "observed"; readonly source: string; readonly facts: F }
  | (Unavailable & { readonly source: string });
