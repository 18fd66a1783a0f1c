import type { EvidenceKind, EvidenceKinds, Facts } from "../model/evidence.ts";
import type { Observation } from "../model/observation.ts";
import type { Touch } from "../model/touch.ts";
import type { Target } from "../targets/target.ts";

/** One way of reading one kind of evidence. */
export interface Collector<K extends EvidenceKind = EvidenceKind> {
  /** Unique, kebab-case: what is read and how, as `audit list collectors` shows it. */
  readonly id: string;
  readonly kind: K;
  /** One sentence for people: what it reads. */
  readonly summary: string;
  /** What it cannot see, for `audit list collectors`. */
  readonly cannotSee: readonly string[];
  /** Whether this way of reading exists on the target. The first applicable collector of a kind is used. */
  isApplicable(target: Target): boolean;
  /** What reading for a request touches on the target, told before anything is read: for `audit plan`. */
  touches(request: EvidenceKinds[K]["request"]): readonly Touch[];
  /** Answers every request of the batch, in order. Never throws for what the world does: that is `unavailable`. */
  collect(
    target: Target,
    requests: readonly EvidenceKinds[K]["request"][],
  ): Promise<readonly Observation<Facts<K>>[]>;
}

/** Declares a collector; the type parameter is inferred from `kind`. */
export function defineCollector<K extends EvidenceKind>(collector: Collector<K>): Collector<K> {
  return collector;
}
