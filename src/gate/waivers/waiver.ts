import type { PortSet } from "../../model/port-set.ts";
import type { Transport } from "../../model/listening-socket.ts";
import type { SourceLocation } from "../../model/span.ts";

/** A moment, and how the author wrote it. */
export interface Moment {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Listeners that a waiver is limited to. */
export interface PortScope {
  readonly ports: PortSet;
  /** `null`: every transport. */
  readonly transport: Transport | null;
}

/** What a waiver speaks of; everything that is not `null` has to match. */
export interface WaiverScope {
  /** Id of a rule; `*` and `?` as in a shell. At least one of `rule` and `title` is given. */
  readonly rule: string | null;
  readonly title: string | null;
  readonly host: string | null;
  readonly port: PortScope | null;
  /** A path is that of the executable; anything else the name of the user or the unit. */
  readonly owner: string | null;
  /** MD5 or SHA-256, lower-case hexadecimal. */
  readonly digest: string | null;
  /** `failed`: FAILED and WARNING; `error`: what could not be judged; `any`: both. Only whole rules have what was not seen. */
  readonly status: "failed" | "error" | "any";
}

/** Somebody answers for a finding, for a time. */
export interface Waiver {
  readonly scope: WaiverScope;
  readonly reason: string;
  readonly approver: string;
  readonly ticket: string | null;
  /** `null`: it holds from the beginning. */
  readonly from: Moment | null;
  /** `null`: the author wrote `never`. */
  readonly until: Moment | null;
  readonly location: SourceLocation;
}
