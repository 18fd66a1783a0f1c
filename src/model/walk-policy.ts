import type { IfNode, PolicyNode } from "./policy.ts";

/** A node and how many `<if>` it stands in. */
export interface PlacedNode {
  readonly node: PolicyNode;
  readonly depth: number;
  /** Where in its `<if>` it stands; `top` outside of all of them. */
  readonly branch: "top" | "then" | "else";
}

/** Every node in the order of the text, branches after their `<if>`; conditions are not walked. Does not recurse. */
export function* walkPolicy(nodes: readonly PolicyNode[]): Generator<PlacedNode> {
  const open: PlacedNode[] = [];
  push(open, nodes, { depth: 0, branch: "top" });
  for (let placed = open.pop(); placed !== undefined; placed = open.pop()) {
    yield placed;
    if (placed.node.kind === "if") pushBranches(open, placed.node, placed.depth + 1);
  }
}

function pushBranches(open: PlacedNode[], node: IfNode, depth: number): void {
  push(open, node.else ?? [], { depth, branch: "else" });
  push(open, node.then, { depth, branch: "then" });
}

function push(open: PlacedNode[], nodes: readonly PolicyNode[], place: Omit<PlacedNode, "node">): void {
  for (const node of nodes.toReversed()) open.push({ node, ...place });
}
