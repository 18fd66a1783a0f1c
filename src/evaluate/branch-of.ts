import type { PolicyNode } from "../model/policy.ts";
import type { Decision } from "./decision.ts";

/** The branch that a decision takes; none where the condition is open, or `auto` stands for the branch. */
export function branchOf({ node, status }: Decision): readonly PolicyNode[] {
  if (status === "holds") return node.then;
  return status === "fails" ? (node.else ?? []) : [];
}
