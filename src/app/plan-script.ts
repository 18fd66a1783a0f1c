import { checks } from "../checks/index.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { renderCollectScript } from "../collectors/script/render-collect-script.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import type { CommandLeave } from "../targets/program-access.ts";

/**
 * The shell script that shows what these policies may need; without a policy, all that it can show. It decides no
 * condition, so it looks at what every branch asks for. Of the commands of policies only those are in it that may run.
 */
export function planScript(
  policies: readonly Policy[],
  settings: JudgeSettings,
  commands?: CommandLeave,
): string {
  if (policies.length === 0) return renderCollectScript("everything");
  const nodes = policies.flatMap((policy) => [...walkPolicy(policy.nodes)].map(({ node }) => node));
  const requests = planRequests(nodes, { checks, settings });
  return renderCollectScript(
    requests.filter((request) => isAllowed(request, commands)),
    commands,
  );
}

function isAllowed(request: EvidenceRequest, commands: CommandLeave | undefined): boolean {
  return request.kind !== "command" || commands?.allows(request.command) === true;
}
