import type { Span } from "../../model/span.ts";
import { ALL_CHARACTERS } from "../syntax/character-set.ts";
import type { CharacterSet } from "../syntax/character-set.ts";
import { isLeaf } from "../syntax/children.ts";
import type { LeafNode, LookNode, PatternNode, RepeatNode } from "../syntax/pattern-node.ts";
import { canBeEmpty } from "./can-be-empty.ts";
import { stateAt, statesAfter, statesOf } from "./text-state.ts";
import type { TextState } from "./text-state.ts";

type States = ReadonlySet<TextState>;

const NO_STATES: States = new Set();
const MOST_STEPS = 100_000;

/**
 * Where a pattern gets stuck in every text made of these bytes, or `null` where it may match. Walks all places of all
 * texts through the pattern at once; whatever it does not understand it lets pass, so what it says is certain.
 */
export function findNeverMatching(tree: PatternNode, bytes: CharacterSet = ALL_CHARACTERS): Span | null {
  const walker = new Walker(bytes);
  const states = walker.walk(tree, walker.everywhere);
  return states.size > 0 || walker.steps > MOST_STEPS ? null : (walker.stuckAt ?? tree.span);
}

class Walker {
  steps = 0;
  /** The last part that nothing got through. */
  stuckAt: Span | null = null;
  readonly everywhere: States;
  readonly #bytes: CharacterSet;

  constructor(bytes: CharacterSet) {
    this.#bytes = bytes;
    this.everywhere = statesOf(bytes);
  }

  /** The states after the node, from any of the states before it. */
  walk(node: PatternNode, before: States): States {
    if (before.size === 0 || ++this.steps > MOST_STEPS) return before;
    const after = this.#step(node, before);
    if (after.size === 0 && (this.stuckAt === null || node.span.start > this.stuckAt.start))
      this.stuckAt = node.span;
    return after;
  }

  #step(node: PatternNode, before: States): States {
    if (isLeaf(node)) return this.#leaf(node, before);
    switch (node.kind) {
      case "sequence":
        return node.parts.reduce((states, part) => this.walk(part, states), before);
      case "alternatives":
        return this.#either(node.branches, before);
      case "condition":
        return this.#either([node.yes, node.no], before);
      case "repeat":
        return this.#repeat(node, before);
      case "capture":
      case "atomic":
        return this.walk(node.body, before);
      case "look":
        return this.#look(node, before);
    }
  }

  #either(branches: readonly PatternNode[], before: States): States {
    return new Set(branches.flatMap((branch) => [...this.walk(branch, before)]));
  }

  #repeat({ body, least, most }: RepeatNode, before: States): States {
    if (most === 0) return before;
    const reached = new Set(least === 0 ? before : this.walk(body, before));
    for (let size = -1; size !== reached.size && this.steps <= MOST_STEPS;) {
      size = reached.size;
      for (const state of this.walk(body, reached)) reached.add(state);
    }
    return reached;
  }

  #look({ direction, wanted, body }: LookNode, before: States): States {
    if (wanted === "no-match") return canBeEmpty(body) ? NO_STATES : before;
    const from = direction === "ahead" ? before : this.everywhere;
    return this.walk(body, from).size === 0 ? NO_STATES : before;
  }

  #leaf(node: LeafNode, before: States): States {
    switch (node.kind) {
      case "set":
        return statesAfter(before, this.#bytes === ALL_CHARACTERS ? node.set : node.set & this.#bytes);
      case "place":
        return new Set(
          [...before].map((state) => stateAt(state, node.place)).filter((state) => state !== null),
        );
      case "back-reference":
        return new Set([...before, ...this.everywhere]);
      case "keep":
        return before;
    }
  }
}
