import type { IfNode, PolicyNode } from "../../model/policy.ts";
import type { ConditionKeys } from "./condition-keys.ts";
import { KeyRing } from "./condition-keys.ts";
import { KnownFacts } from "./known-facts.ts";
import type { BranchTaken } from "./known-facts.ts";
import type { ReviewFaults } from "./review-faults.ts";
import { reviewCondition } from "./review-condition.ts";
import { reportOtherSystem } from "./report-other-system.ts";
import type { Scope, ScopeTree } from "./scope-tree.ts";

/** A node that becomes a finding if its scope is reached. */
export interface ScopedNode {
  readonly node: Exclude<PolicyNode, IfNode>;
  readonly scope: Scope;
}

/** Nodes of one branch, of which those before `next` are done; `taken` is `null` at the top of the policy. */
interface OpenList {
  readonly nodes: readonly PolicyNode[];
  readonly scope: Scope;
  readonly taken: BranchTaken | null;
  next: number;
}

/** Every node that can be reached, in the order of the text; branches that cannot are reported. Does not recurse. */
export function* reachableNodes(
  nodes: readonly PolicyNode[],
  scopes: ScopeTree,
  faults: ReviewFaults,
): Generator<ScopedNode> {
  const facts = new KnownFacts();
  const keys = new KeyRing();
  const open: OpenList[] = [{ nodes, scope: scopes.top, taken: null, next: 0 }];
  for (let list = open.at(-1); list !== undefined; list = open.at(-1)) {
    if (list.next === 0 && list.taken !== null) facts.enter(list.taken);
    const node = list.nodes[list.next];
    list.next += 1;
    if (node === undefined) {
      if (list.taken !== null) facts.leave(list.taken);
      open.pop();
    } else if (node.kind === "if") {
      const reached = branchesOf(node, { keys: keys.keysOf(node.condition), facts, faults });
      for (const { branch, taken } of reached.toReversed())
        open.push({ nodes: branch, scope: scopeOf(taken, list.scope, scopes), taken, next: 0 });
    } else if (!reportOtherSystem(node, facts.guardingSystem(), faults)) yield { node, scope: list.scope };
  }
}

interface Branch {
  readonly branch: readonly PolicyNode[];
  readonly taken: BranchTaken;
}

/** The branches that can be taken. */
function branchesOf(
  node: IfNode,
  {
    keys,
    facts,
    faults,
  }: { readonly keys: ConditionKeys; readonly facts: KnownFacts; readonly faults: ReviewFaults },
): readonly Branch[] {
  const known = reviewCondition(node, { keys, facts }, faults);
  const then = { branch: node.then, taken: { keys, branch: "then" } } as const;
  const otherwise = { branch: node.else ?? [], taken: { keys, branch: "else" } } as const;
  if (known === "open") return [then, otherwise];
  return [known === "passes" ? then : otherwise];
}

function scopeOf({ keys, branch }: BranchTaken, parent: Scope, scopes: ScopeTree): Scope {
  return scopes.inside(parent, keys.whole, branch);
}
