import type { Evidence, EvidenceKey, EvidenceKind, Facts } from "./evidence.ts";
import type { Observation } from "./observation.ts";

/** An observation of any kind. */
export type AnyObservation = Observation<Facts<EvidenceKind>>;

/** The observations of some evidence with their keys. */
export function entriesOf(
  observations: Evidence["observations"],
): readonly (readonly [EvidenceKey, AnyObservation])[] {
  return Object.entries(observations).flatMap(([key, seen]) =>
    seen === undefined ? [] : [[key as EvidenceKey, seen] as const],
  );
}

/** Observations by their keys; each has to be of the kind that its key says. */
export function observationsFrom(
  entries: Iterable<readonly [EvidenceKey, AnyObservation]>,
): Evidence["observations"] {
  return Object.fromEntries(entries) as Evidence["observations"];
}
