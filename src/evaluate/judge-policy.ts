import type { Evidence } from "../model/evidence.ts";
import type { ConditionMember, FindingSource, IfNode, Policy, PolicyNode } from "../model/policy.ts";
import type { Finding, ReportedCondition } from "../model/report.ts";
import type { FindingStatus, Verdict } from "../model/verdict.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import { branchOf } from "./branch-of.ts";
import { conditionWords, foundByCondition } from "./condition-words.ts";
import { decideCondition } from "./decide-condition.ts";
import type { Decision } from "./decision.ts";
import { guardOf, judgeRule } from "./judge-rule.ts";
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

function findingsOfDecision(decision: Decision, evidence: Evidence): readonly Finding[] {
  if (decision.status === "undecided") return [undecidedFinding(decision)];
  const { auto } = decision.node.condition;
  return decision.status === "fails" && auto !== null ? autoFindings(decision, auto, evidence) : [];
}

/** One finding for a condition that could not be judged: it names how many items hang on it. */
function undecidedFinding(decision: Decision & { readonly status: "undecided" }): Finding {
  const { node, reason, detail } = decision;
  const count = countItems(node);
  const items = count === 1 ? "1 item was" : `${count} items were`;
  const verdict: Verdict = {
    status: "error",
    reason,
    detail: `The condition could not be judged, so neither branch was taken and ${items} not judged. ${detail}`,
    expected: conditionWords(node.condition),
    found: [],
    notes: [],
  };
  return findingOf(headOf(node), verdict);
}

function countItems(node: IfNode): number {
  let count = 0;
  for (const { node: inner } of walkPolicy([node])) if (inner.kind !== "if") count += 1;
  return count;
}

/** The name of an `<if>` where it has to stand for what is in it. */
function headOf({ id, condition, location, span }: IfNode): FindingSource {
  const [first, ...rest] = condition.members.map(({ text }) => `"${text.description}"`);
  const more = rest.length === 0 ? "" : ` and ${rest.length} more`;
  return {
    id,
    type: "<if>",
    severity: "HIGH",
    text: {
      description: `The condition ${first ?? "without items"}${more}`,
      info: [],
      solution: [],
      seeAlso: [],
      reference: [],
    },
    source: [],
    location,
    span,
  };
}

/** `auto`: the checks and reports of the `then` branch, nested `then` branches included, as if they had failed. */
function autoFindings(
  decision: Decision,
  status: "failed" | "warning",
  evidence: Evidence,
): readonly Finding[] {
  const { condition, then } = decision.node;
  const verdict: Verdict = {
    status,
    expected: conditionWords(condition),
    found: foundByCondition(decision),
    notes: [
      `The condition in line ${condition.location.line} does not hold, and stands for this item: auto:"${status.toUpperCase()}".`,
    ],
  };
  return itemsThen(then).map((item) =>
    findingOf(item, (item.kind === "report" ? null : guardOf(item, evidence)) ?? verdict),
  );
}

function itemsThen(nodes: readonly PolicyNode[]): readonly ConditionMember[] {
  const items: ConditionMember[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind !== "if") items.push(node);
    else for (const inner of node.then.toReversed()) open.push(inner);
  }
  return items;
}

const STATUS_WORDS: Readonly<Record<Verdict["status"], FindingStatus>> = {
  passed: "PASSED",
  failed: "FAILED",
  warning: "WARNING",
  error: "ERROR",
  skipped: "SKIPPED",
};

function findingOf(head: FindingSource, verdict: Verdict): Finding {
  const { id, type, severity, text, source, location } = head;
  return {
    status: STATUS_WORDS[verdict.status],
    rule: { id, type, severity, text, source, location },
    verdict,
  };
}
