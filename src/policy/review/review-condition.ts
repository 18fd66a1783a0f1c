import type { Diagnostic } from "../../model/diagnostic.ts";
import type { IfNode } from "../../model/policy.ts";
import type { ConditionKeys, Known } from "./condition-keys.ts";
import { canHoldOn, conditionSystems } from "./condition-systems.ts";
import type { KnownFacts, Settled } from "./known-facts.ts";
import type { ReviewFaults } from "./review-faults.ts";

interface Place {
  readonly keys: ConditionKeys;
  readonly facts: KnownFacts;
}

type Problem = Omit<Diagnostic, "severity" | "span">;

/** Whether a condition can only go one way where it stands; says so if a branch is lost by it. */
export function reviewCondition(node: IfNode, { keys, facts }: Place, faults: ReviewFaults): Known {
  const { condition } = node;
  if (condition.members.length === 0) {
    faults.add({ ...WITHOUT_ITEMS, span: condition.span });
    return "open";
  }
  const problem = systemProblem(node, facts);
  if (problem !== null) {
    faults.add({ ...problem, span: condition.span });
    return "fails";
  }
  const outcome = facts.outcomeOf(keys);
  const lost = outcome.known === "open" ? null : lostBranch(node, outcome);
  if (lost !== null) faults.add({ ...lost, span: condition.span });
  return outcome.known;
}

const WITHOUT_ITEMS: Problem = {
  code: "AUD2145",
  message: "the <condition> holds no item, so nobody can tell whether it holds",
  hint: "put the items to be judged into it",
};

/** A condition that holds on no system that can come here. */
function systemProblem({ condition }: IfNode, facts: KnownFacts): Problem | null {
  const where = conditionSystems(condition);
  if (where.kind === "none")
    return {
      code: "AUD2143",
      message: `all items of this <condition> have to pass, and they are for different systems: ${where.first} and ${where.second}`,
      hint: 'no host has both, so the <then> is never taken: write type:"OR", or a condition for each system',
    };
  const guard = facts.guardingSystem();
  if (guard === null || canHoldOn(guard.system, where)) return null;
  return {
    code: "AUD2144",
    message: `this <condition> cannot hold on ${guard.system}, and no other system comes here: the condition on line ${guard.line} sees to it`,
    hint: "its <then> is never taken: move the <if> out of the outer one, or correct `system`",
  };
}

/** Where `auto` reports the `then` branch in any case, no branch is lost. */
function lostBranch({ condition, else: otherwise }: IfNode, { known, line }: Settled): Problem | null {
  const fate = known === "passes" ? "always holds" : "never holds";
  if (line === null)
    return {
      code: "AUD2142",
      message: `this <condition> ${fate}, whatever the host is like: its reports decide it`,
      hint: "a <report> belongs into <then> or <else>; a <condition> is made of items",
    };
  const isLost = known === "passes" ? otherwise !== null && otherwise.length > 0 : condition.auto === null;
  if (!isLost) return null;
  return {
    code: "AUD2141",
    message: `the <${known === "passes" ? "else" : "then"}> of this <if> can never be taken: its condition ${fate} here, because the condition on line ${line} has settled it`,
    hint: "remove the branch, or correct the condition",
  };
}
