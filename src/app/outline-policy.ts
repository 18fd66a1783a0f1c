import type { ConditionMember, IfNode, PolicyNode } from "../model/policy.ts";
import type { OutlineCounts, OutlineRow, PolicyOutline } from "../model/policy-outline.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import type { LoadedPolicy } from "./load-policy.ts";

/** The whole policy as rows that a reader can take in. */
export function outlinePolicy({ policy, metadata }: LoadedPolicy): PolicyOutline {
  const { file, checkType, sha256, nodes } = policy;
  const specs = metadata.specs.map(({ type, name, profile, version, link }) => ({
    type,
    name,
    profile,
    version,
    link,
  }));
  return {
    schemaVersion: "1.0",
    file,
    checkType,
    sha256,
    name: metadata.displayName,
    specs,
    counts: countNodes(nodes),
    rows: rowsOf(nodes),
  };
}

function countNodes(nodes: readonly PolicyNode[]): OutlineCounts {
  const counts = { judged: 0, notJudged: 0, reports: 0, conditions: 0, deepest: 0 };
  for (const { node, depth } of walkPolicy(nodes)) {
    counts.deepest = Math.max(counts.deepest, depth);
    counts[COUNTED_AS[node.kind]] += 1;
  }
  return counts;
}

const COUNTED_AS = {
  rule: "judged",
  unsupported: "notJudged",
  report: "reports",
  if: "conditions",
} as const;

/** What is still to be written: a node, or the head of a branch. */
type Step =
  | { readonly kind: "node"; readonly node: PolicyNode; readonly depth: number }
  | { readonly kind: "then" | "else"; readonly depth: number };

/** Does not recurse. */
function rowsOf(nodes: readonly PolicyNode[]): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const open: Step[] = [];
  pushNodes(open, nodes, 0);
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.kind !== "node") rows.push(step);
    else if (step.node.kind !== "if") rows.push(rowOf(step.node, step.depth, "of-branch"));
    else {
      rows.push(ifRow(step.node, step.depth));
      for (const member of step.node.condition.members)
        rows.push(rowOf(member, step.depth + 1, "of-condition"));
      pushBranches(open, step.node, step.depth);
    }
  }
  return rows;
}

function pushBranches(open: Step[], node: IfNode, depth: number): void {
  if (node.else !== null) {
    pushNodes(open, node.else, depth + 1);
    open.push({ kind: "else", depth });
  }
  pushNodes(open, node.then, depth + 1);
  open.push({ kind: "then", depth });
}

function pushNodes(open: Step[], nodes: readonly PolicyNode[], depth: number): void {
  for (const node of nodes.toReversed()) open.push({ kind: "node", node, depth });
}

function ifRow({ condition, location }: IfNode, depth: number): OutlineRow {
  const { mode, auto, members } = condition;
  return { kind: "if", depth, line: location.line, mode, auto, members: members.length };
}

function rowOf(node: ConditionMember, depth: number, where: "of-branch" | "of-condition"): OutlineRow {
  const { type, severity } = node;
  const { line } = node.location;
  const { description } = node.text;
  const isMember = where === "of-condition";
  if (node.kind === "report")
    return { kind: isMember ? "report-member" : "report", depth, line, status: node.status, description };
  const support = node.kind === "rule" ? "judged" : "not-judged";
  const { system } = node;
  return { kind: isMember ? "member" : "item", depth, line, type, description, severity, system, support };
}
