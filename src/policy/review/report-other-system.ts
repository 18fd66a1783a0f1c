import type { PolicyNode } from "../../model/policy.ts";
import { isSameSystem } from "./condition-systems.ts";
import type { GuardingSystem } from "./known-facts.ts";
import type { ReviewFaults } from "./review-faults.ts";

/** Whether a node is for a system that never comes to where it stands; says so if it is. */
export function reportOtherSystem(
  node: PolicyNode,
  guard: GuardingSystem | null,
  faults: ReviewFaults,
): boolean {
  if (guard === null || node.kind === "if" || node.kind === "report" || node.system === null) return false;
  if (isSameSystem(node.system, guard.system)) return false;
  faults.add({
    code: "AUD2144",
    message: `this is for ${node.system}, and only ${guard.system} comes here: the condition on line ${guard.line} sees to it`,
    hint: "it is never judged: move it out of the <if>, or correct `system`",
    span: node.span,
  });
  return true;
}
