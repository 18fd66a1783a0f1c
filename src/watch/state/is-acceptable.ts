import type { Trouble } from "./trouble.ts";

/** Whether a trouble is a change that may stay as it is. What a policy demands is changed in the policy, or waived. */
export function isAcceptable({ was, kind }: Pick<Trouble, "was" | "kind">): boolean {
  return was !== null && kind !== "required-missing";
}
