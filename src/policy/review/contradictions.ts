import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { reportOppositePorts } from "./opposite-ports.ts";
import { reportOppositeRules } from "./opposite-rules.ts";
import type { ScopedNode } from "./reachable-nodes.ts";
import type { ReviewFaults } from "./review-faults.ts";

/** Warns of rules that are judged together, and of which no host can pass both. */
export function reportContradictions(nodes: readonly ScopedNode[], faults: ReviewFaults): void {
  for (const rules of judgedTogether(nodes).values()) {
    if (rules.length < 2) continue;
    reportOppositePorts(rules, faults);
    reportOppositeRules(rules, faults);
  }
}

/** Rules of one scope for one system. */
function judgedTogether(
  nodes: readonly ScopedNode[],
): ReadonlyMap<string, readonly (Rule | UnsupportedNode)[]> {
  const groups = new Map<string, (Rule | UnsupportedNode)[]>();
  for (const { node, scope } of nodes) {
    if (node.kind === "report") continue;
    const key = `${scope.number} ${node.system?.toLowerCase() ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return groups;
}
