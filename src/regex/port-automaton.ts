import type { PortSet } from "../model/port-set.ts";

/** A set of decimal digits as ten bits: bit 3 stands for the digit 3. */
export type DigitSet = number;

/** One state of a nondeterministic automaton over decimal digits. */
export type PortState =
  | { readonly kind: "digit"; readonly digits: DigitSet; next: number }
  | { readonly kind: "split"; next: number[] }
  | { readonly kind: "assert"; readonly where: "start" | "end"; next: number }
  | { readonly kind: "accept" };

interface Node {
  readonly accepts: AcceptMark;
  readonly states: readonly number[];
  readonly next: (Node | undefined)[];
}
type AcceptMark = "accepts" | "rejects";

const LAST_PORT = 65535;

/**
 * All ports whose decimal number the automaton accepts as a whole. Walks the numbers digit by digit with sets of
 * states and remembers each set, so the work is bounded whatever the pattern.
 */
export function portsAcceptedBy(states: readonly PortState[], start: number): PortSet {
  const walker = new Walker(states);
  const accepted: number[] = [];
  walker.markZero(start, accepted);
  for (let digit = 1; digit <= 9; digit++)
    walker.mark(walker.step(walker.root(start), digit), digit, accepted);
  return rangesOf(accepted);
}

class Walker {
  readonly #states: readonly PortState[];
  readonly #nodes = new Map<string, Node>();

  constructor(states: readonly PortState[]) {
    this.#states = states;
  }

  root(start: number): Node {
    return this.#node(this.#close([start], "start"), "start");
  }

  markZero(start: number, accepted: number[]): void {
    if (this.step(this.root(start), 0).accepts === "accepts") accepted.push(0);
  }

  mark(node: Node, value: number, accepted: number[]): void {
    if (node.states.length === 0 || value > LAST_PORT) return;
    if (node.accepts === "accepts") accepted.push(value);
    if (value * 10 > LAST_PORT) return;
    for (let digit = 0; digit <= 9; digit++) this.mark(this.step(node, digit), value * 10 + digit, accepted);
  }

  step(node: Node, digit: number): Node {
    return (node.next[digit] ??= this.#node(this.#close(this.#targets(node, digit), "inside"), "inside"));
  }

  #targets(node: Node, digit: number): number[] {
    const targets: number[] = [];
    for (const index of node.states) {
      const state = this.#states[index];
      if (state?.kind === "digit" && (state.digits & (1 << digit)) !== 0) targets.push(state.next);
    }
    return targets;
  }

  /** The states reachable without reading a digit. An end assertion is kept, to be followed when the number ends. */
  #close(from: readonly number[], position: "start" | "inside" | "end"): number[] {
    const reached = new Set<number>();
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const state = this.#states[index];
      if (state?.kind === "split") open.push(...state.next);
      else if (state?.kind === "assert" && state.where === position) open.push(state.next);
    }
    return [...reached].sort((a, b) => a - b);
  }

  #node(states: readonly number[], position: "start" | "inside"): Node {
    const key = `${position} ${states.join(",")}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const ending = this.#close(states, "end");
    const accepts = ending.some((index) => this.#states[index]?.kind === "accept") ? "accepts" : "rejects";
    const node: Node = { accepts, states, next: [] };
    this.#nodes.set(key, node);
    return node;
  }
}

/** The walk finds 8, 80, 800, 81 … */
function rangesOf(accepted: readonly number[]): PortSet {
  const ranges: [number, number][] = [];
  for (const port of accepted.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && port === last[1] + 1) last[1] = port;
    else ranges.push([port, port]);
  }
  return ranges;
}
