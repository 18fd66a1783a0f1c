import { median, takeTurns } from "./measure.ts";
import type { Contender } from "./measure.ts";
import { isInstalled } from "./programs.ts";
import type { Figure, Result, Target } from "./result.ts";

/** A program to be compared with, and how much of its time ours may take; `null`: it is only shown. */
export interface Peer extends Contender {
  readonly target: Target | null;
}

/** The same work done by us and by others. */
export interface Contest {
  readonly work: string;
  readonly host: string;
  readonly rounds: number;
  readonly ours: Contender;
  readonly peers: readonly Peer[];
  /** Put before every command, runs it on the host. */
  readonly enter?: readonly string[];
}

/** Lets all programs that are there take turns; one row for each peer. */
export function compare({ work, host, rounds, ours, peers, enter = [] }: Contest): readonly Result[] {
  const present = peers.filter(({ command }) => isInstalled(command[0] ?? ""));
  const contenders = [ours, ...present].map((contender) => ({
    ...contender,
    command: [...enter, ...contender.command],
  }));
  const samples = takeTurns(contenders, rounds);
  const figures = new Map(contenders.map(({ name }, index) => [name, figureOf(name, samples[index] ?? [])]));
  const own = figures.get(ours.name) ?? figureOf(ours.name, []);
  return peers.map(({ name, target }) => {
    const peer = figures.get(name);
    if (peer === undefined) return { status: "skipped", work, host, reason: `${name} is not installed` };
    return { status: "measured", work, host, ours: own, peer, target };
  });
}

function figureOf(name: string, samples: readonly number[]): Figure {
  return { name, quantity: { value: median(samples), unit: "ms" }, samples };
}
