import { childrenOf } from "../syntax/children.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";

/** How many parts a pattern has once its repeats are written out: `(?:a{10}){10}` has a hundred. */
export function writtenSize(node: PatternNode): number {
  if (node.kind === "repeat")
    return writtenSize(node.body) * Math.max(1, node.most === Infinity ? node.least : node.most);
  const children = childrenOf(node);
  return children.reduce((sum, child) => sum + writtenSize(child), children.length === 1 ? 0 : 1);
}
