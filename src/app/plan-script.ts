import { checks } from "../checks/index.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { renderCollectScript } from "../collectors/script/render-collect-script.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import type { Policy } from "../model/policy.ts";
import { walkPolicy } from "../model/walk-policy.ts";

/**
 * The shell script that shows what these policies may need; without a policy, all that it can show. It decides no
 * condition, so it looks at what every branch asks for.
 */
export function planScript(policies: readonly Policy[], settings: JudgeSettings): string {
  if (policies.length === 0) return renderCollectScript("everything");
  const nodes = policies.flatMap((policy) => [...walkPolicy(policy.nodes)].map(({ node }) => node));
  return renderCollectScript(planRequests(nodes, { checks, settings }));
}
