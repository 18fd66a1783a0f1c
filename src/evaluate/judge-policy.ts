import type { Evidence } from "../model/evidence.ts";
import type { ConditionMember, Policy, PolicyNode } from "../model/policy.ts";
import type { Finding, ReportedCondition } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { branchOf } from "./branch-of.ts";
import { decideCondition } from "./decide-condition.ts";
import type { Decision } from "./decision.ts";
import { findingOf, STATUS_WORDS } from "./finding-of.ts";
import { findingsOfDecision } from "./findings-of-decision.ts";
import { judgeRule } from "./judge-rule.ts";
import type { Judge } from "./judge-rule.ts";
import { verdictOfReport } from "./judge-report.ts";

/** A node that is reached, and the decision of the innermost `<if>` that it stands in. */
interface ReachedNode {
  readonly node: PolicyNode;
  readonly within: Decision | null;
}

/** What a policy comes to: its findings, and the conditions that led to them. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly conditions: readonly ReportedCondition[];
}

/**
 * Judges everything of a policy that its conditions let one reach, on what was seen. Pure: the same evidence gives the
 * same findings. Does not recurse.
 */
export function judgePolicy(policy: Policy, evidence: Evidence, judge: Judge): Judgement {
  const findings: Finding[] = [];
  const conditions: ReportedCondition[] = [];
  const open: ReachedNode[] = [];
  push(open, policy.nodes, null);
  for (let reached = open.pop(); reached !== undefined; reached = open.pop()) {
    const { node, within } = reached;
    if (node.kind !== "if") {
      findings.push(findingOf(node, judgeNode(node, { evidence, within }, judge)));
      continue;
    }
    const decision = decideCondition(node, evidence, judge);
    conditions.push(conditionOf(decision));
    push(open, branchOf(decision), decision);
    for (const finding of findingsOfDecision(decision, evidence)) findings.push(finding);
  }
  return { findings, conditions };
}

function conditionOf({ node, status, members }: Decision): ReportedCondition {
  return {
    location: node.condition.location,
    mode: node.condition.mode,
    outcome: status,
    members: members.map(({ member, verdict }) => ({
      description: member.text.description,
      status: STATUS_WORDS[verdict.status],
      location: member.location,
    })),
  };
}

function push(open: ReachedNode[], nodes: readonly PolicyNode[], within: Decision | null): void {
  for (const node of nodes.toReversed()) open.push({ node, within });
}

function judgeNode(
  node: ConditionMember,
  { evidence, within }: { readonly evidence: Evidence; readonly within: Decision | null },
  judge: Judge,
): Verdict {
  return node.kind === "report" ? verdictOfReport(node, within) : judgeRule(node, evidence, judge);
}
