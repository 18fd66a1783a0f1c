import type { BinaryState, Change, PackageChange } from "../../model/comparison.ts";
import { timeWords } from "../wording/time-words.ts";
import type { AnyChange } from "./any-comparison.ts";
import { findingDetails, rulePhrase } from "./finding-phrase.ts";
import { endpointPhrase, endpointPhrases, programsPhrase } from "./listener-phrase.ts";
import { phrase } from "./phrase.ts";
import type { Phrase } from "./phrase.ts";

/** A change in words: its badge, what it is about, and what there is to say of it. */
export interface ChangeText {
  readonly badge: string;
  readonly subject: Phrase;
  readonly details: readonly Phrase[];
}

/** Puts a change into words, the same ones for every format. */
export function changePhrase(change: AnyChange): ChangeText {
  const badge = change.kind.toUpperCase();
  if ("rule" in change) return { badge, subject: rulePhrase(change.rule), details: findingDetails(change) };
  switch (change.kind) {
    case "opened":
    case "closed": {
      const { listener } = change;
      return {
        badge,
        subject: endpointPhrase(listener),
        details: [[...phrase`held by `, ...programsPhrase(listener)]],
      };
    }
    case "rebound":
      return { badge, subject: endpointPhrase(change.after), details: reboundDetails(change) };
    case "owner-changed":
      return { badge, subject: endpointPhrase(change.after), details: ownerDetails(change) };
    case "binary-changed":
      return { badge, subject: binaryPhrase(change), details: binaryDetails(change) };
    case "moved":
      return { badge, subject: rpcPhrase(change), details: movedDetails(change) };
    case "restarted":
      return { badge, subject: binaryPhrase(change), details: restartDetails(change) };
  }
}

type ChangeOf<K extends Change["kind"]> = Extract<Change, { readonly kind: K }>;

function reboundDetails({ before, after }: ChangeOf<"rebound">): readonly Phrase[] {
  return [
    [...phrase`was at `, ...endpointPhrase(before)],
    [...phrase`held by `, ...programsPhrase(after)],
  ];
}

function ownerDetails({ before, after }: ChangeOf<"owner-changed">): readonly Phrase[] {
  return [
    [...phrase`now held by `, ...programsPhrase(after)],
    [...phrase`was held by `, ...programsPhrase(before)],
  ];
}

function binaryPhrase({ binary: { path, place } }: ChangeOf<"binary-changed" | "restarted">): Phrase {
  return place === "container" ? phrase`${path} in containers` : phrase`${path}`;
}

const PACKAGE_WORDS: Readonly<Record<PackageChange, Phrase>> = {
  updated: phrase`its package changed too`,
  unchanged: phrase`its package did NOT change: no update explains this`,
  "no-package": phrase`it belongs to no package`,
  "not-recorded": phrase`its package was not recorded`,
};

function binaryDetails({
  before,
  after,
  package: packages,
  listeners,
}: ChangeOf<"binary-changed">): readonly Phrase[] {
  const rows = (["packages", "integrity", "digests"] as const).flatMap((key) =>
    turn(before[key], after[key]),
  );
  return [
    ...rows,
    ...deletedDetails(before, after),
    PACKAGE_WORDS[packages],
    [...phrase`listens on `, ...endpointPhrases(listeners)],
  ];
}

function turn(before: readonly string[], after: readonly string[]): readonly Phrase[] {
  if (before.join() === after.join() || before.length + after.length === 0) return [];
  return [phrase`${before.join(", ")} → ${after.join(", ")}`];
}

function deletedDetails(before: BinaryState, after: BinaryState): readonly Phrase[] {
  if (before.deleted === after.deleted) return [];
  return after.deleted
    ? [phrase`it now runs a file that was deleted or replaced on disk`]
    : [phrase`it no longer runs a file that was deleted or replaced on disk`];
}

function rpcPhrase({ program, name, transport }: ChangeOf<"moved">): Phrase {
  return phrase`RPC program ${name ?? String(program)} over ${transport}`;
}

function movedDetails({ before, after }: ChangeOf<"moved">): readonly Phrase[] {
  return [phrase`now on port ${after.join(", ")}, was on port ${before.join(", ")}`];
}

function restartDetails({ before, after, listeners }: ChangeOf<"restarted">): readonly Phrase[] {
  const times = after === null ? phrase`at a time that was not seen` : phrase`started ${timeWords(after)}`;
  const was = before === null ? [] : phrase`, before that ${timeWords(before)}`;
  return [
    [...times, ...was],
    [...phrase`listens on `, ...endpointPhrases(listeners)],
  ];
}
