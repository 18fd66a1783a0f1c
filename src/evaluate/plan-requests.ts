import type { Check, JudgeSettings } from "../checks/define-check.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import { mergeRequests } from "./merge-requests.ts";

/** What has to be seen to judge the policies: the needs of every reachable rule, each source once. */
export function planRequests(
  policies: readonly Policy[],
  checks: readonly Check[],
  settings: JudgeSettings,
): readonly EvidenceRequest[] {
  const requests: EvidenceRequest[] = [{ kind: "host", depth: "brief" }];
  for (const rule of policies.flatMap(({ nodes }) => nodes)) {
    const check = checks.find(({ type }) => type === rule.type);
    if (rule.kind === "rule" && check !== undefined) requests.push(...check.needs(rule.fields, settings));
  }
  return mergeRequests(requests);
}
