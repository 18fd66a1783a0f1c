import type { LeafNode, PatternNode } from "./pattern-node.ts";

/** Whether there are no nodes below a node. */
export function isLeaf(node: PatternNode): node is LeafNode {
  return ["set", "place", "keep", "back-reference"].includes(node.kind);
}

/** The nodes directly below a node, from left to right. */
export function childrenOf(node: PatternNode): readonly PatternNode[] {
  if (isLeaf(node)) return [];
  switch (node.kind) {
    case "sequence":
      return node.parts;
    case "alternatives":
      return node.branches;
    case "condition":
      return [node.look, node.yes, node.no];
    case "repeat":
    case "capture":
    case "atomic":
    case "look":
      return [node.body];
  }
}
