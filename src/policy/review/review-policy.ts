import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyNode } from "../../model/policy.ts";
import { reportContradictions } from "./contradictions.ts";
import { reportDuplicateDescriptions } from "./duplicate-descriptions.ts";
import { reachableNodes } from "./reachable-nodes.ts";
import { ReviewFaults } from "./review-faults.ts";
import { ScopeTree } from "./scope-tree.ts";

/**
 * Warns of what is wrong with a policy as a whole: namesakes, branches that are never taken, rules that contradict each
 * other. For policies that were bound without an error; takes time in proportion to their length. Pure.
 */
export function reviewPolicy(nodes: readonly PolicyNode[]): readonly Diagnostic[] {
  const faults = new ReviewFaults();
  const scopes = new ScopeTree();
  const reached = [...reachableNodes(nodes, scopes, faults)];
  scopes.number();
  reportDuplicateDescriptions(reached, faults);
  reportContradictions(reached, faults);
  return faults.diagnostics();
}
