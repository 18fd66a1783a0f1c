import type { IfNode, Policy, PolicyNode } from "../../model/policy.ts";
import type { Selector, SelectorSubject } from "./selector.ts";

/** Which rules the user wants judged: those that `only` names (all, where it is empty), without those of `skip`. */
export interface Selection {
  readonly only: readonly Selector[];
  readonly skip: readonly Selector[];
}

/** A policy with the rules that were selected, how many these are, and all that it had. */
export interface SelectedPolicy {
  readonly policy: Policy;
  readonly selected: number;
  readonly rules: readonly SelectorSubject[];
}

type Task =
  | {
      readonly kind: "nodes";
      readonly nodes: readonly PolicyNode[];
      readonly at: number;
      readonly into: PolicyNode[];
    }
  | { readonly kind: "close"; readonly node: IfNode; readonly parts: Branches; readonly into: PolicyNode[] };

interface Branches {
  readonly then: PolicyNode[];
  readonly else: PolicyNode[];
}

/** Takes the rules that are not selected out of a policy, so that nothing is read for them. Conditions stay as they are. */
export function selectRules(policy: Policy, selection: Selection): SelectedPolicy {
  const nodes: PolicyNode[] = [];
  const rules: SelectorSubject[] = [];
  let selected = 0;
  // A stack of our own: policies nest without a limit.
  const tasks: Task[] = [{ kind: "nodes", nodes: policy.nodes, at: 0, into: nodes }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (task.kind === "close") close(task);
    else {
      const node = task.nodes[task.at];
      if (node === undefined) continue;
      tasks.push({ ...task, at: task.at + 1 });
      if (node.kind === "if") tasks.push(...tasksOf(node, task.into));
      else {
        rules.push(node);
        if (!isSelected(node, selection)) continue;
        selected += 1;
        task.into.push(node);
      }
    }
  }
  return { policy: { ...policy, nodes }, selected, rules };
}

/** In the order of a stack: `then`, `else`, and at last the node itself. */
function tasksOf(node: IfNode, into: PolicyNode[]): readonly Task[] {
  const parts: Branches = { then: [], else: [] };
  return [
    { kind: "close", node, parts, into },
    { kind: "nodes", nodes: node.else ?? [], at: 0, into: parts.else },
    { kind: "nodes", nodes: node.then, at: 0, into: parts.then },
  ];
}

/** An `<if>` of which nothing is left is left out: its condition would be read for nothing. */
function close({ node, parts, into }: Extract<Task, { kind: "close" }>): void {
  if (parts.then.length === 0 && parts.else.length === 0) return;
  into.push({ ...node, then: parts.then, else: node.else === null ? null : parts.else });
}

function isSelected(rule: Exclude<PolicyNode, IfNode>, { only, skip }: Selection): boolean {
  const isWanted = only.length === 0 || only.some(({ names }) => names(rule));
  return isWanted && !skip.some(({ names }) => names(rule));
}
