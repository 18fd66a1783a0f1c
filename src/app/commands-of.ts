import { checks } from "../checks/index.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import type { Policy } from "../model/policy.ts";
import { walkPolicy } from "../model/walk-policy.ts";

/** Every command that a run of the policy may ask for, whichever branches it takes; each text once. */
export function commandsOf({ nodes }: Pick<Policy, "nodes">): readonly string[] {
  const all = [...walkPolicy(nodes)].map(({ node }) => node);
  const requests = planRequests(all, { checks, settings: { loopback: "left-out" } });
  return requests.flatMap((request) => (request.kind === "command" ? [request.command] : []));
}
