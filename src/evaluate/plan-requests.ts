import type { EvidenceRequest } from "../model/evidence.ts";
import type { PolicyNode, Rule } from "../model/policy.ts";
import { checkOf } from "./judge-rule.ts";
import type { Judge } from "./judge-rule.ts";
import { mergeRequests } from "./merge-requests.ts";

/** What has to be seen to judge these nodes and to decide their conditions, each source once. Branches wait. */
export function planRequests(
  reached: readonly PolicyNode[],
  { checks, settings }: Judge,
): readonly EvidenceRequest[] {
  const requests = reached.flatMap(rulesOf).flatMap((rule) => {
    const check = checkOf(rule, checks);
    return check === undefined ? [] : check.needs(rule.fields, settings);
  });
  return mergeRequests(requests);
}

function rulesOf(node: PolicyNode): readonly Rule[] {
  const nodes = node.kind === "if" ? node.condition.members : [node];
  return nodes.filter((inner) => inner.kind === "rule");
}
