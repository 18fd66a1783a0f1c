import type { ConditionMember, IfNode } from "../model/policy.ts";
import type { ErrorReason, Verdict } from "../model/verdict.ts";

/** One member of a condition, and what came out of it. It is never reported by itself. */
export interface DecidedMember {
  readonly member: ConditionMember;
  readonly verdict: Verdict;
}

/** Whether a condition holds. `undecided` takes neither branch: what was not seen decides nothing. */
export type Answer =
  | { readonly status: "holds" | "fails" }
  | { readonly status: "undecided"; readonly reason: ErrorReason; readonly detail: string };

/** The answer about the condition of one `<if>`, and how it came about. */
export type Decision = Answer & { readonly node: IfNode; readonly members: readonly DecidedMember[] };
