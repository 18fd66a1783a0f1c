import type { Evidence } from "../model/evidence.ts";
import type { PolicyNode } from "../model/policy.ts";
import { decideCondition } from "./decide-condition.ts";
import { branchOf } from "./branch-of.ts";
import type { Judge } from "./judge-rule.ts";

/** The nodes of the branches that the `<if>`s among the reached nodes take: what the next round is about. */
export function nextReach(
  reached: readonly PolicyNode[],
  evidence: Evidence,
  judge: Judge,
): readonly PolicyNode[] {
  return reached.flatMap((node) =>
    node.kind === "if" ? branchOf(decideCondition(node, evidence, judge)) : [],
  );
}
