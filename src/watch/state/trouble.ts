import type { Alert, AlertKind } from "../../model/alert.ts";
import type { KnownService } from "../../samhain/known-service.ts";

/** Something that is not as it should be, or not as it was, from the run that noticed it to the run in which it is over. */
export interface Trouble extends Pick<
  Alert,
  "id" | "kind" | "target" | "subject" | "severity" | "summary" | "details" | "since"
> {
  /** Troubles of one target and topic replace each other: `opened` and `closed` of a listener have the same. */
  readonly topic: string;
  /** For a change: the state before it. It is over when the state is that again. `null` where a run says what still holds. */
  readonly was: string | null;
  /** For a change: the state after it, so that nothing is told twice. */
  readonly is: string | null;
  /** Epoch milliseconds of the last alert; `null` where the rate limit held it back so far. */
  readonly toldAt: number | null;
}

/** Something that holds now, as one run saw it. */
export interface Condition extends Pick<Trouble, "subject" | "severity" | "summary" | "details"> {
  readonly kind: Extract<AlertKind, "rule-failed" | "required-missing" | "not-seen">;
}

/** Something that is not what it was at the run before. */
export interface WatchedChange extends Pick<Trouble, "subject" | "severity" | "summary" | "details"> {
  readonly kind: Exclude<AlertKind, "rule-failed" | "not-seen">;
  readonly topic: string;
  /** Other topics that mean nothing any more: who held a listener that is closed. */
  readonly ends?: readonly string[];
  /** Texts that are equal if and only if the states are; both `null` for what is over as soon as it happened. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What one run says of one target. */
export interface Sighting {
  readonly target: string;
  readonly conditions: readonly Condition[];
  /** Topics of which this run cannot tell: what is open there is neither over nor confirmed. `all`: it saw nothing. */
  readonly undecided: ReadonlySet<string> | "all";
  readonly changes: readonly WatchedChange[];
  /** Topics of services that a port check does not look after any more. */
  readonly over?: readonly string[];
  /** What port checks know from now on, one entry for each; absent where nothing was seen. */
  readonly services?: readonly KnownServices[];
}

/** What one port check knows of the services of a target. Plain JSON. */
export interface KnownServices {
  /** The id of its rule. */
  readonly rule: string;
  /** Equal for equal lists of services in the configuration. */
  readonly configuration: string;
  readonly services: readonly KnownService[];
}

/** The topic of a condition. */
export function topicOf({ kind, subject }: Pick<Condition, "kind" | "subject">): string {
  return kind === "not-seen" ? `sight ${subject}` : `rule ${subject}`;
}
