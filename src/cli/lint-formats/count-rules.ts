import type { Policy } from "../../model/policy.ts";
import { walkPolicy } from "../../model/walk-policy.ts";

/** How many rules a policy has that can become findings, in whatever branch; reports and conditions are none. */
export function countRules({ nodes }: Policy): number {
  let count = 0;
  for (const { node } of walkPolicy(nodes))
    if (node.kind === "rule" || node.kind === "unsupported") count += 1;
  return count;
}
