import type { PortSet } from "../../../model/port-set.ts";

/** Some ports of one address: what a thread takes at a time. */
export interface Piece {
  readonly id: number;
  /** Which host of the scan it belongs to: an address that is named twice is two hosts. */
  readonly host: number;
  readonly address: string;
  /** At most 512. */
  readonly ports: PortSet;
}

/** Ports next to each other that ended alike: `open`, `closed`, `silent`, `stopped`, or the system's word for an error. */
export interface Run {
  readonly outcome: string;
  readonly first: number;
  last: number;
}

/** How the ports of a piece ended. */
export interface PieceResult {
  readonly id: number;
  readonly host: number;
  /** By rising ports. */
  readonly runs: readonly Run[];
  /** The shortest time that a silent port was given the last time it was asked; `Infinity` where none was silent. */
  readonly waitedMs: number;
}

/** What a lane may expect beyond the pieces that it has: other hosts, or pieces of the same hosts. */
export type Supply = "more-hosts" | "more-pieces" | "nothing";

/** Takes pieces and tells, in its own time, how they ended. */
export interface PieceTaker {
  add(pieces: readonly Piece[], supply: Supply): void;
  /** Ends what is under way and whatever is added later: its ports are `stopped`. */
  stop(): void;
  close(): void;
}

/** A piece that nothing came of. */
export function stoppedPiece({ id, host, ports }: Piece): PieceResult {
  const runs = ports.map(([first, last]) => ({ outcome: "stopped", first, last }));
  return { id, host, runs, waitedMs: Infinity };
}

/** Adds ports to runs that are in rising order. */
export function extendRuns(
  runs: Run[],
  outcome: string,
  ports: readonly [first: number, last: number],
): void {
  const [first, last] = ports;
  const previous = runs.at(-1);
  if (previous?.outcome === outcome && previous.last + 1 === first) previous.last = last;
  else runs.push({ outcome, first, last });
}
