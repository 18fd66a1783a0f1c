import type { PortSet } from "../model/port-set.ts";

/** A set of decimal digits as ten bits: bit 3 stands for the digit 3. */
export type DigitSet = number;

/** One state of a nondeterministic automaton over decimal digits. */
export type PortState =
  | { readonly kind: "digit"; readonly digits: DigitSet; next: number }
  | { readonly kind: "split"; next: number[] }
  | { readonly kind: "assert"; readonly where: "start" | "end"; next: number }
  | { readonly kind: "accept" };

/** How much work patterns may still make, together: states that are looked at, and what a set of ports takes. */
export interface PatternWork {
  left: number;
}

/** The work is used up. */
export class PatternWorkFault extends Error {}

interface Node {
  readonly accepts: AcceptMark;
  readonly states: readonly number[];
  readonly next: (Node | undefined)[];
  /** By their length: the numbers of so many digits, leading zeros included, with which the number can go on. */
  readonly endings: (PortSet | undefined)[];
}
type AcceptMark = "accepts" | "rejects";
type Range = readonly [first: number, last: number];

const LAST_PORT = 65535;
const MOST_DIGITS = 5;
/** A range takes as much memory as so many states take time. */
const WORK_FOR_A_RANGE = 10;

/**
 * All ports whose decimal number the automaton accepts as a whole. Walks the numbers digit by digit with sets of
 * states and remembers each set, so the work is bounded whatever the pattern. Throws PatternWorkFault beyond `work`.
 */
export function portsAcceptedBy(states: readonly PortState[], start: number, work: PatternWork): PortSet {
  const walker = new Walker(states, work);
  const root = walker.root(start);
  const accepted: Range[] = walker.step(root, 0).accepts === "accepts" ? [[0, 0]] : [];
  for (let digits = 1; digits <= MOST_DIGITS; digits += 1)
    for (let first = 1; first <= 9; first += 1)
      walker.append(
        accepted,
        first * 10 ** (digits - 1),
        walker.endings(walker.step(root, first), digits - 1),
      );
  return accepted;
}

class Walker {
  readonly #states: readonly PortState[];
  readonly #work: PatternWork;
  readonly #nodes = new Map<string, Node>();

  constructor(states: readonly PortState[], work: PatternWork) {
    this.#states = states;
    this.#work = work;
    this.#spend(states.length);
  }

  root(start: number): Node {
    return this.#node(this.#close([start], "start"), "start");
  }

  /** Calls itself at most five deep: a port has no more digits. */
  endings(node: Node, digits: number): PortSet {
    const known = node.endings[digits];
    if (known !== undefined) return known;
    const endings: Range[] = digits === 0 && node.accepts === "accepts" ? [[0, 0]] : [];
    if (digits > 0 && node.states.length > 0)
      for (let digit = 0; digit <= 9; digit += 1)
        this.append(endings, digit * 10 ** (digits - 1), this.endings(this.step(node, digit), digits - 1));
    node.endings[digits] = endings;
    return endings;
  }

  /** Adds numbers that are larger than all that are there, each by `offset` more than it says. */
  append(ranges: Range[], offset: number, more: PortSet): void {
    this.#spend(WORK_FOR_A_RANGE * more.length);
    for (const [low, high] of more) {
      const [first, last] = [offset + low, Math.min(offset + high, LAST_PORT)];
      const before = ranges.at(-1);
      if (first > LAST_PORT) return;
      if (before?.[1] === first - 1) ranges[ranges.length - 1] = [before[0], last];
      else ranges.push([first, last]);
    }
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
    this.#spend(reached.size);
    return [...reached].sort((a, b) => a - b);
  }

  #spend(work: number): void {
    this.#work.left -= work;
    if (this.#work.left < 0) throw new PatternWorkFault();
  }

  #node(states: readonly number[], position: "start" | "inside"): Node {
    const key = `${position} ${states.join(",")}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const ending = this.#close(states, "end");
    const accepts = ending.some((index) => this.#states[index]?.kind === "accept") ? "accepts" : "rejects";
    const node: Node = { accepts, states, next: [], endings: [] };
    this.#nodes.set(key, node);
    return node;
  }
}
