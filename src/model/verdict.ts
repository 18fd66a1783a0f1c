import type { ListeningSocket } from "./listening-socket.ts";
import type { UnavailableReason } from "./observation.ts";
import type { Accepted } from "./accepted.ts";

/** One thing that was found: a sentence, and the listener it speaks of where there is one. */
export interface FoundItem extends Accepted {
  /** What is wrong with it, or why it is accepted, in a few words. Raw text of the system may be in it. */
  readonly text: string;
  readonly listener?: ListeningSocket;
  /** Name of the port in `/etc/services`, where it was read. */
  readonly service?: string;
}

/** What every verdict about a rule says beside its status. */
interface Judgement {
  /** What the rule wants, in one sentence. */
  readonly expected: string;
  readonly found: readonly FoundItem[];
  /** What the reader should know beside it: what was left out, what a name hides. */
  readonly notes: readonly string[];
  /** What was found in the words of Nessus, several lines; raw text of the system. Absent: `found` says it. */
  readonly actual?: string;
  /** Set where nothing was seen to run: it was judged by what would listen, as the configuration tells. */
  readonly basis?: "predicted";
}

/** What a broken rule says beside it. */
interface Breach extends Judgement {
  /** `partial`: not everything was seen, so that there may be more than what was found; `notes` say why. */
  readonly extent?: "partial";
}

/** The answer of one check to one rule. What was not seen is `error`, never `passed`. */
export type Verdict =
  | ({ readonly status: "passed" } & Judgement)
  | ({ readonly status: "failed" } & Breach)
  | ({ readonly status: "warning" } & Breach)
  | ({ readonly status: "error"; readonly reason: ErrorReason; readonly detail: string } & Judgement)
  | { readonly status: "skipped"; readonly detail: string };

/** Why a rule could not be judged. */
export type ErrorReason = UnavailableReason | "undetermined" | "port-closed" | "unsupported-check";

/** The status words of a report, in the spelling of Nessus; SKIPPED is a rule for another platform. */
export type FindingStatus = "PASSED" | "FAILED" | "WARNING" | "ERROR" | "SKIPPED";
