import { isLeaf } from "./children.ts";
import type { LeafNode, PatternNode } from "./pattern-node.ts";

/** How many bytes the node always matches; `null` where that is not always the same number. */
export function fixedLengthOf(node: PatternNode): number | null {
  if (isLeaf(node)) return ofLeaf(node);
  switch (node.kind) {
    case "look":
      return 0;
    case "sequence":
      return node.parts.reduce<number | null>((sum, part) => plus(sum, fixedLengthOf(part)), 0);
    case "alternatives":
      return same(node.branches);
    case "condition":
      return same([node.yes, node.no]);
    case "repeat":
      return node.least === node.most ? times(node.least, fixedLengthOf(node.body)) : null;
    case "capture":
    case "atomic":
      return fixedLengthOf(node.body);
  }
}

function ofLeaf({ kind }: LeafNode): number | null {
  if (kind === "back-reference") return null;
  return kind === "set" ? 1 : 0;
}

function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function times(count: number, length: number | null): number | null {
  return length === null ? null : count * length;
}

function same(branches: readonly PatternNode[]): number | null {
  const [first, ...others] = branches.map(fixedLengthOf);
  return first !== undefined && others.every((length) => length === first) ? first : null;
}
