import type { Change, Comparison } from "../model/comparison.ts";
import { binariesOnBothSides } from "./binaries-of.ts";
import { comparableSockets } from "./comparable-sockets.ts";
import { compareBinaries } from "./compare-binaries.ts";
import { compareListeners } from "./compare-listeners.ts";
import { compareRpc } from "./compare-rpc.ts";
import { compareStarts } from "./compare-starts.ts";
import { findObstacles } from "./find-obstacles.ts";
import type { Pairing } from "./find-obstacles.ts";
import { limitsOf } from "./limits-of.ts";
import { matchListeners } from "./match-listeners.ts";
import { listenersOf } from "./seen-listener.ts";
import type { SeenListener } from "./seen-listener.ts";
import { sideOf } from "./side-of.ts";
import type { NamedEvidence } from "./side-of.ts";

/** What the user wants to be told of beside the differences that always count. */
export interface CompareOptions {
  readonly restarts: "shown" | "silent";
}

/**
 * Compares what was seen of a host at two times. Two sides that do not see equally far are not compared: what only one
 * of them shows would look like a change, and what neither shows like none.
 */
export function compareEvidence(
  old: NamedEvidence,
  fresh: NamedEvidence,
  options: CompareOptions,
): Comparison {
  const pairing = sidesOf(old, fresh);
  const obstacles = findObstacles(pairing);
  const changes = obstacles.length > 0 ? [] : changesOf(pairing, options);
  return {
    schemaVersion: "1.0",
    kind: "evidence",
    outcome: obstacles.length > 0 ? "not-comparable" : changes.length > 0 ? "different" : "same",
    old: sideOf(old),
    new: sideOf(fresh),
    obstacles,
    limits: limitsOf(pairing),
    changes,
  };
}

interface Sides extends Pairing {
  readonly old: readonly SeenListener[];
  readonly fresh: readonly SeenListener[];
}

function sidesOf({ evidence: before }: NamedEvidence, { evidence: after }: NamedEvidence): Sides {
  const sockets = comparableSockets(before, after);
  const seen = { old: listenersOf(sockets.before), fresh: listenersOf(sockets.after) };
  const [old, fresh] = [[...seen.old.values()], [...seen.fresh.values()]];
  const matched = matchListeners(seen.old, seen.fresh);
  return { before, after, old, fresh, matched, binaries: binariesOnBothSides(old, fresh) };
}

function changesOf(
  { before, after, old, fresh, matched, binaries }: Sides,
  { restarts }: CompareOptions,
): readonly Change[] {
  const moved = compareRpc(before, after);
  const starts = restarts === "silent" ? [] : compareStarts(old, fresh);
  return [...compareListeners(matched, moved), ...compareBinaries(binaries), ...moved, ...starts];
}
