import type { OpenSource } from "../../app/evidence-source.ts";
import type { Seen } from "../../model/observation.ts";
import type { TargetOption } from "../target-option.ts";
import type { KindOption } from "./kind-options.ts";

/** A target by the name that its report has; it is looked for when it is opened. */
export interface NamedTarget {
  readonly name: string;
  /**
   * What cannot be reached is `unavailable`: its rules are ERROR. Never throws for the world. `ended` is aborted when
   * nobody waits for an answer any more: the time of the target is over, or the run was interrupted.
   */
  open(ended: AbortSignal): Seen<OpenSource> | Promise<Seen<OpenSource>>;
}

/** A target as it was written, taken apart at the end of the prefix of its kind. */
interface WrittenTarget {
  readonly text: string;
  /** What stands behind the prefix; never empty. */
  readonly word: string;
}

/** One kind of target of the command line. */
export interface TargetKind {
  /** What it begins with: `pid:`, `ssh://`. */
  readonly prefix: string;
  /** How it is written, for messages: `pid:N`. */
  readonly form: string;
  /** Set where the word is a path of this machine: in an inventory it is relative to the inventory's folder. */
  readonly word?: "path";
  /** The options that say something about targets of this kind. */
  readonly options?: readonly KindOption[];
  /** Those that a word leaves nothing to say: an inventory says them of others of a group. */
  decides?(word: string): readonly KindOption[];
  /** The targets that a text means; more than one where it is a range. Throws `UsageError` for what cannot be meant. */
  name(written: WrittenTarget, options: TargetOption): readonly NamedTarget[];
}
