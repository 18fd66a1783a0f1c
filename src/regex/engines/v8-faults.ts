import { childrenOf, isLeaf } from "../syntax/children.ts";
import { emptinessOf } from "../syntax/emptiness.ts";
import type { BackReferenceNode, PatternNode, RepeatNode } from "../syntax/pattern-node.ts";
import { isLooseRepeat } from "./has-loose-repeat.ts";
import { unsupportedNode } from "../syntax/pattern-refusal.ts";

type Groups = ReadonlySet<number>;

/** Keeps the sets of groups small. */
const MOST_REFERRED = 100;

/** Where a node stands: what is around it changes what RegExp makes of it. */
interface Surroundings {
  readonly behind: "in-look-behind" | "elsewhere";
  /** `first`: only the first way in which something matches counts, as in an atomic group. */
  readonly ways: "first" | "all";
}

const OUTSIDE: Surroundings = { behind: "elsewhere", ways: "all" };

/** The numbers of the groups that back-references speak of. */
export function referredGroups(tree: PatternNode): Groups {
  const groups = new Set<number>();
  const visit = (node: PatternNode): void => {
    if (node.kind === "back-reference") groups.add(node.group);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return groups;
}

/**
 * Refuses what RegExp would read in another way than PCRE. RegExp lets a group that took no part match as empty,
 * forgets groups at each round of a repeat, looks behind from right to left, and does not let a round of a repeat
 * match the empty text.
 */
export function refuseForV8(tree: PatternNode, referred: Groups): void {
  if (referred.size > MOST_REFERRED)
    throw unsupportedNode(tree, `back-references to more than ${MOST_REFERRED} groups are not supported`);
  new FaultFinder(referred).visit(tree, new Set(), OUTSIDE);
}

class FaultFinder {
  readonly #referred: Groups;
  readonly #seen = new Set<number>();

  constructor(referred: Groups) {
    this.#referred = referred;
  }

  /** Looks for faults below `node`; gives the groups that have certainly taken part after it, beside `before`. */
  visit(node: PatternNode, before: Groups, around: Surroundings): Groups {
    if (node.kind === "back-reference") return this.#reference(node, before, around);
    if (isLeaf(node)) return before;
    switch (node.kind) {
      case "sequence":
        return node.parts.reduce((groups, part) => this.visit(part, groups, around), before);
      case "alternatives":
        return inAll(node.branches.map((branch) => this.visit(branch, before, around)));
      case "repeat":
        return this.#repeat(node, before, around);
      case "capture":
        return this.#capture(node, before, around);
      case "atomic":
        this.#refuseBehind(node, around);
        return this.visit(node.body, before, { ...around, ways: "first" });
      case "look":
        return this.#look(node, before, around);
      case "condition":
        this.visit(node.look, before, around);
        return inAll([this.visit(node.yes, before, around), this.visit(node.no, before, around)]);
    }
  }

  #repeat(node: RepeatNode, before: Groups, around: Surroundings): Groups {
    const isPossessive = node.greed === "possessive";
    if (isPossessive) this.#refuseBehind(node, around);
    const within: Surroundings = isPossessive ? { ...around, ways: "first" } : around;
    this.#refuseEmptyRounds(node, within);
    const inside = this.visit(node.body, before, within);
    return node.least === 0 ? before : inside;
  }

  #refuseEmptyRounds(node: RepeatNode, { ways }: Surroundings): void {
    if (node.least === node.most || node.most === 1 || emptinessOf(node.body) === "never") return;
    const isTold = holdsAny(node.body, this.#referred) || (ways === "first" && isLooseRepeat(node));
    if (isTold)
      throw unsupportedNode(
        node,
        "what is repeated here must not match the empty text, because of the atomic group or back-reference",
        "let the repeated part match at least one character",
      );
  }

  #capture(node: PatternNode & { kind: "capture" }, before: Groups, around: Surroundings): Groups {
    const after = this.visit(node.body, before, around);
    if (!this.#referred.has(node.number)) return after;
    if (this.#seen.has(node.number))
      throw unsupportedNode(node, "a back-reference to a group of a branch reset is not supported");
    this.#seen.add(node.number);
    return around.behind === "elsewhere" ? new Set([...after, node.number]) : after;
  }

  #look(node: PatternNode & { kind: "look" }, before: Groups, around: Surroundings): Groups {
    const behind = node.direction === "behind" ? "in-look-behind" : "elsewhere";
    const ways = holdsAny(node.body, this.#referred) ? "first" : "all";
    const after = this.visit(node.body, before, { behind, ways });
    const isInOrder = behind === "elsewhere" && around.behind === "elsewhere";
    return node.wanted === "match" && isInOrder ? after : before;
  }

  #reference(node: BackReferenceNode, before: Groups, around: Surroundings): Groups {
    this.#refuseBehind(node, around);
    if (before.has(node.group)) return before;
    throw unsupportedNode(node, "a back-reference to a group that may not have taken part is not supported");
  }

  #refuseBehind(node: PatternNode, { behind }: Surroundings): void {
    if (behind === "in-look-behind")
      throw unsupportedNode(
        node,
        "this is not supported inside a look-behind",
        "write it without the look-behind",
      );
  }
}

function holdsAny(node: PatternNode, groups: Groups): boolean {
  if (node.kind === "capture" && groups.has(node.number)) return true;
  return childrenOf(node).some((child) => holdsAny(child, groups));
}

function inAll(sets: readonly Groups[]): Groups {
  const [first = new Set<number>(), ...others] = sets;
  return new Set([...first].filter((group) => others.every((set) => set.has(group))));
}
