import type { ConditionFacts } from "../../model/line-explanation.ts";

/** How many members a condition has, and how they count. */
export interface ConditionShape {
  readonly mode: ConditionFacts["mode"];
  readonly members: number;
}

/** What has to be the case for a branch: `all of these pass`, `none of these passes`. */
export function conditionPhrase({ mode, members }: ConditionShape, branch: "then" | "else"): string {
  if (members === 0) return "a condition without an item that can be judged";
  if (members === 1) return branch === "then" ? "this passes" : "this does not pass";
  if (mode === "and") return branch === "then" ? "all of these pass" : "not all of these pass";
  return branch === "then" ? "at least one of these passes" : "none of these passes";
}
