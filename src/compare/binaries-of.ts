import type { BinaryState, ComparedBinary, ComparedListener } from "../model/comparison.ts";
import type { SocketOwner } from "../model/process.ts";
import type { SeenListener } from "./seen-listener.ts";

/** An executable that holds listeners on both sides, and what is known of its file on each. */
export interface BinaryPair {
  readonly binary: ComparedBinary;
  readonly listeners: readonly ComparedListener[];
  readonly before: BinaryState;
  readonly after: BinaryState;
}

/** An executable with the listeners and processes that it has on one side. */
export interface HoldingBinary {
  readonly binary: ComparedBinary;
  readonly listeners: Set<ComparedListener>;
  readonly processes: SocketOwner[];
}

/** The executables that hold sockets on both sides, in order of path. */
export function binariesOnBothSides(
  before: readonly SeenListener[],
  after: readonly SeenListener[],
): readonly BinaryPair[] {
  const old = binariesOf(before);
  return [...binariesOf(after)].flatMap(([key, { binary, listeners, processes }]) => {
    const match = old.get(key);
    if (match === undefined) return [];
    const states = { before: stateOf(match.processes), after: stateOf(processes) };
    return [{ binary, listeners: [...listeners], ...states }];
  });
}

/** Every executable that was seen to hold a listener, in order of path. */
export function binariesOf(listeners: readonly SeenListener[]): ReadonlyMap<string, HoldingBinary> {
  const found = new Map<string, HoldingBinary>();
  for (const { words, processes } of listeners)
    for (const process of processes) {
      if (process.executable.status !== "observed") continue;
      const place = process.container === null ? "host" : "container";
      const binary: ComparedBinary = { path: process.executable.value.path, place };
      const key = JSON.stringify([binary.path, place]);
      const holding = found.get(key) ?? { binary, listeners: new Set(), processes: [] };
      holding.listeners.add(words);
      holding.processes.push(process);
      found.set(key, holding);
    }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function stateOf(processes: readonly SocketOwner[]): BinaryState {
  return {
    digests: distinct(processes.flatMap(digestsOf)),
    deleted: processes.some(({ executable }) => executable.status === "observed" && executable.value.deleted),
    packages: distinct(processes.flatMap(packagesOf)),
    integrity: distinct(processes.flatMap(integrityOf)),
  };
}

function digestsOf({ digests }: SocketOwner): readonly string[] {
  if (digests?.status !== "observed") return [];
  const { md5, sha256 } = digests.value;
  return [
    ...(md5 === undefined ? [] : [`md5:${md5}`]),
    ...(sha256 === undefined ? [] : [`sha256:${sha256}`]),
  ];
}

function packagesOf({ package: owning }: SocketOwner): readonly string[] {
  if (owning?.status !== "observed") return [];
  return [owning.value === null ? "none" : `${owning.value.name} ${owning.value.version}`];
}

function integrityOf({ package: owning }: SocketOwner): readonly string[] {
  const integrity = owning?.status === "observed" ? owning.value?.integrity : undefined;
  return integrity?.status === "observed" ? [integrity.value] : [];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
