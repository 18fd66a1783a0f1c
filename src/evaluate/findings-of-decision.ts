import type { Evidence } from "../model/evidence.ts";
import type { ConditionMember, FindingSource, IfNode, PolicyNode } from "../model/policy.ts";
import type { Finding } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import { conditionWords, foundByCondition } from "./condition-words.ts";
import type { Decision } from "./decision.ts";
import { findingOf } from "./finding-of.ts";
import { guardOf } from "./judge-rule.ts";

/** The findings that a decision makes by itself: an ERROR where it is open, and those of `auto` where it fails. */
export function findingsOfDecision(decision: Decision, evidence: Evidence): readonly Finding[] {
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
