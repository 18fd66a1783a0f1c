import type { CharacterSet } from "../syntax/character-set.ts";
import { isLeaf } from "../syntax/children.ts";
import type { LeafNode, PatternNode, RepeatNode } from "../syntax/pattern-node.ts";

/**
 * The places of a pattern that read a byte, and which may come after which. A follower stands as often in its list as
 * there are ways to get to it: two ways over the same byte are what makes a repeat ambiguous.
 */
export interface PositionGraph {
  readonly sets: readonly CharacterSet[];
  readonly followers: readonly (readonly number[])[];
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: "nullable" | "not-nullable";
}

const MOST_POSITIONS = 40;
const MOST_EDGES = 4000;
const MOST_COPIES = 8;
/** Copies of an optional part that stand for any larger number of them. */
const MOST_OPTIONS = 2;
const EMPTY: Part = { first: [], last: [], nullable: "nullable" };

/** The graph of `body` repeated without end; `null` where it is too large or holds more than sets and repeats. */
export function graphOfLoop(body: PatternNode): PositionGraph | null {
  const builder = new GraphBuilder();
  builder.loop(body);
  return builder.isGivenUp ? null : { sets: builder.sets, followers: builder.followers };
}

class GraphBuilder {
  readonly sets: CharacterSet[] = [];
  readonly followers: number[][] = [];
  isGivenUp = false;
  #edges = 0;

  loop(body: PatternNode): Part {
    const part = this.#part(body);
    this.#connect(part.last, part.first);
    return part;
  }

  #part(node: PatternNode): Part {
    if (this.isGivenUp) return EMPTY;
    if (isLeaf(node)) return this.#leaf(node);
    switch (node.kind) {
      case "sequence":
        return this.#sequence(node.parts.map((part) => () => this.#part(part)));
      case "alternatives":
        return either(node.branches.map((branch) => this.#part(branch)));
      case "repeat":
        return this.#repeat(node);
      case "capture":
        return this.#part(node.body);
      case "atomic":
      case "look":
      case "condition":
        return this.#giveUp();
    }
  }

  #leaf(node: LeafNode): Part {
    if (node.kind === "set") return this.#position(node.set);
    return node.kind === "keep" ? EMPTY : this.#giveUp();
  }

  #repeat({ body, least, most, greed }: RepeatNode): Part {
    if (greed === "possessive" || least > MOST_COPIES) return this.#giveUp();
    if (most === 0) return EMPTY;
    const copies: (() => Part)[] = Array.from({ length: least }, () => () => this.#part(body));
    if (most === Infinity && least > 0) copies[least - 1] = () => this.loop(body);
    else if (most === Infinity) copies.push(() => optional(this.loop(body)));
    else copies.push(() => this.#options(body, Math.min(most - least, MOST_OPTIONS)));
    return this.#sequence(copies);
  }

  /** `(X(X)?)?`: each copy follows the one before it, so that a count is reached in one way only. */
  #options(body: PatternNode, count: number): Part {
    let rest = EMPTY;
    for (let copy = 0; copy < count; copy++) {
      const after = rest;
      rest = optional(this.#sequence([() => this.#part(body), () => after]));
    }
    return rest;
  }

  #sequence(parts: readonly (() => Part)[]): Part {
    return parts.reduce((before: Part, next) => {
      const after = next();
      this.#connect(before.last, after.first);
      return {
        first: before.nullable === "nullable" ? [...before.first, ...after.first] : before.first,
        last: after.nullable === "nullable" ? [...before.last, ...after.last] : after.last,
        nullable: before.nullable === "nullable" ? after.nullable : "not-nullable",
      };
    }, EMPTY);
  }

  #position(set: CharacterSet): Part {
    if (set === 0n || this.sets.length >= MOST_POSITIONS) return this.#giveUp();
    const position = this.sets.push(set) - 1;
    this.followers.push([]);
    return { first: [position], last: [position], nullable: "not-nullable" };
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    this.#edges += from.length * to.length;
    if (this.#edges > MOST_EDGES) this.#giveUp();
    else for (const position of from) this.followers[position]?.push(...to);
  }

  #giveUp(): Part {
    this.isGivenUp = true;
    return EMPTY;
  }
}

function optional(part: Part): Part {
  return { ...part, nullable: "nullable" };
}

function either(parts: readonly Part[]): Part {
  return {
    first: parts.flatMap((part) => part.first),
    last: parts.flatMap((part) => part.last),
    nullable: parts.some((part) => part.nullable === "nullable") ? "nullable" : "not-nullable",
  };
}
