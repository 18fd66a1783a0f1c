import type { Change, ComparedListener } from "../model/comparison.ts";
import { keyOfProgram } from "./program-of.ts";
import type { MovedProgram } from "./compare-rpc.ts";
import type { MatchedListeners } from "./match-listeners.ts";
import { pairChanges } from "./pair-changes.ts";
import type { SeenListener } from "./seen-listener.ts";

/**
 * What became of the listeners. One that is gone and one that is new are the same where all owners were seen and are
 * the same: on one port it was rebound, and with an RPC program that was registered anew it moved with it.
 */
export function compareListeners(
  { both, closed, opened }: MatchedListeners,
  moved: readonly MovedProgram[],
): readonly Change[] {
  const rebound = pairChanges(closed, opened, ({ words }) => placeKey(words, String(words.port)));
  const ports = movedPorts(moved);
  const rest = pairChanges(rebound.closed, rebound.opened, ({ words }, side) =>
    placeKey(words, movedPlace(words, ports[side])),
  );
  const elsewhere = both.filter(([before, after]) => isElsewhere(before.words, after.words));
  const owners = both.filter(([before, after]) => programsKey(before.words) !== programsKey(after.words));
  return [
    ...rest.opened.map(({ words }) => ({ kind: "opened" as const, listener: words })),
    ...rest.closed.map(({ words }) => ({ kind: "closed" as const, listener: words })),
    ...[...rebound.pairs, ...elsewhere].map((pair) => ({ kind: "rebound" as const, ...wordsOf(pair) })),
    ...owners.map((pair) => ({ kind: "owner-changed" as const, ...wordsOf(pair) })),
  ];
}

function wordsOf([before, after]: readonly [SeenListener, SeenListener]) {
  return { before: before.words, after: after.words };
}

/** `null` where the owners are not known well enough to recognise a listener by them. */
function placeKey(words: ComparedListener, place: string | null): string | null {
  if (place === null || words.ownerView !== "seen") return null;
  return `${words.transport} ${place} ${programsKey(words)}`;
}

type MovedPorts = Readonly<Record<"closed" | "opened", ReadonlyMap<string, number>>>;

/** The program of each port that is registered on one side only, by transport and port. */
function movedPorts(moved: readonly MovedProgram[]): MovedPorts {
  const ports = (side: "before" | "after", other: "before" | "after") =>
    new Map(
      moved.flatMap((entry) => {
        const kept = new Set(entry[other]);
        const left = entry[side].filter((port) => !kept.has(port));
        return left.map((port) => [`${entry.transport} ${port}`, entry.program] as const);
      }),
    );
  return { closed: ports("before", "after"), opened: ports("after", "before") };
}

function movedPlace(
  { transport, address, port }: ComparedListener,
  programs: MovedPorts["closed"],
): string | null {
  const program = programs.get(`${transport} ${port}`);
  return program === undefined ? null : `${program} ${address}`;
}

/** Owners that were not all seen are not compared. */
function programsKey({ programs, ownerView }: ComparedListener): string {
  return ownerView === "seen" || ownerView === "claimed" ? programs.map(keyOfProgram).join() : "";
}

/** The same address and port, but another interface, or IPv4 no longer served or served anew. */
function isElsewhere(before: ComparedListener, after: ComparedListener): boolean {
  const told = ["yes", "no"];
  const isTold = told.includes(before.v6only) && told.includes(after.v6only);
  if (isTold && before.v6only !== after.v6only) return true;
  return before.devices.join() !== after.devices.join();
}
