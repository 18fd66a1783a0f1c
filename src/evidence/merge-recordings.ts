import { keyOfRequest } from "../model/evidence.ts";
import type { EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import type { Recording } from "./recording.ts";

/** Recordings of one host as one, or why they are not of one host. */
export type MergedRecordings =
  | { readonly status: "merged"; readonly host: HeldHost }
  | { readonly status: "several-hosts"; readonly message: string };

type Observations = Recording["observations"];

/** One observation, and the recording that it was taken from. */
export interface HeldObservation {
  readonly observation: NonNullable<Observations[EvidenceKey]>;
  readonly request: EvidenceRequest | null;
  readonly recording: Recording;
  /** Texts without a time that speak of the same and were not used: for people. */
  readonly unused: readonly string[];
}

/** What is held of one host, key by key. */
export interface HeldHost {
  readonly name: string;
  /** Of the newest recording that tells. */
  readonly collectedAt: string | null;
  readonly held: ReadonlyMap<EvidenceKey, HeldObservation>;
}

/**
 * Several recordings of one host: of each key the newest that observed it, and where none did, the newest at all. What
 * has no time counts as oldest. Tables are never mixed: half of an old one and half of a new one were never true. A table
 * that was tried from outside counts only where none was read on the host.
 */
export function mergeRecordings(recordings: readonly Recording[]): MergedRecordings {
  const names = [...new Map(recordings.flatMap(hostOf)).values()];
  if (names.length > 1) return { status: "several-hosts", message: severalHosts(recordings) };
  const newestFirst = recordings.toSorted((a, b) => timeOf(b) - timeOf(a));
  const held = new Map<EvidenceKey, HeldObservation>();
  for (const recording of newestFirst)
    for (const entry of entriesOf(recording)) {
      const known = held.get(entry.key);
      if (known === undefined || isBetter(entry.value, known)) held.set(entry.key, entry.value);
      else if (isTextWithoutTime(entry.value))
        held.set(entry.key, { ...known, unused: [...known.unused, recording.origin] });
    }
  const collectedAt = newestFirst[0]?.collectedAt ?? null;
  return { status: "merged", host: { name: names[0] ?? "unknown host", collectedAt, held } };
}

function isBetter(entry: HeldObservation, known: HeldObservation): boolean {
  if (entry.observation.status === "unavailable") return false;
  return known.observation.status === "unavailable" || (isScan(known) && !isScan(entry));
}

function isTextWithoutTime(entry: HeldObservation): boolean {
  const isSeen = entry.observation.status === "observed";
  return isSeen && entry.recording.collectedAt === null && !isScan(entry);
}

/** A table that was tried from outside stands in for one that nobody read on the host, and never beside it. */
function isScan({ observation }: HeldObservation): boolean {
  return observation.status === "observed" && "tried" in observation.facts;
}

function entriesOf(recording: Recording): readonly { key: EvidenceKey; value: HeldObservation }[] {
  const requests = new Map(recording.requests.map((request) => [keyOfRequest(request), request]));
  const keys = Object.keys(recording.observations) as EvidenceKey[];
  return keys.flatMap((key) => {
    const observation = recording.observations[key];
    if (observation === undefined) return [];
    return [{ key, value: { observation, request: requests.get(key) ?? null, recording, unused: [] } }];
  });
}

function timeOf({ collectedAt }: Recording): number {
  return collectedAt === null ? 0 : Date.parse(collectedAt) || 0;
}

/** Host names do not tell upper from lower case (RFC 4343). */
function hostOf({ target }: Recording): readonly (readonly [folded: string, name: string])[] {
  return target === null ? [] : [[target.toLowerCase(), target]];
}

function severalHosts(recordings: readonly Recording[]): string {
  const lines = recordings.flatMap(({ target, origin }) =>
    target === null ? [] : [`${origin} is of ${target}`],
  );
  return `The evidence is of several hosts; judge each of them by itself: ${lines.join(", ")}.`;
}
