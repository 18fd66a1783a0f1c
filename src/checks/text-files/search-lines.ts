import { compilePattern } from "../../regex/compile-pattern.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import { quoted } from "../wording/quoted.ts";
import type { Doubt } from "./doubt.ts";

/** Which lines a pattern matches, in their order; or why that cannot be told. */
export type LineAnswer =
  | { readonly status: "searched"; readonly matches: readonly boolean[] }
  | ({ readonly status: "unseen" } & Doubt);

/** Searches lines for a pattern. */
export type LineSearch = (lines: readonly string[]) => LineAnswer;

/** A pattern of a rule as a search through lines. All searches with the same budget share its time. */
export function lineSearch(pattern: string, budget: RegexBudget): LineSearch {
  const compiled = compilePattern(pattern);
  if (compiled.status !== "compiled") {
    const detail = `The pattern ${quoted(pattern)} cannot be matched: ${compiled.message}.`;
    return () => ({ status: "unseen", reason: "undetermined", detail });
  }
  return (lines) => {
    const found = compiled.searchEach(lines, budget);
    if (found.status === "searched")
      return { status: "searched", matches: found.extents.map((extent) => extent !== null) };
    return { status: "unseen", ...unsearched(pattern, found.status) };
  };
}

function unsearched(pattern: string, status: "timed-out" | "out-of-memory"): Doubt {
  if (status === "timed-out")
    return {
      reason: "timed-out",
      detail: `The pattern ${quoted(pattern)} took too long (--regex-timeout gives it more time).`,
    };
  return { reason: "failed", detail: `The pattern ${quoted(pattern)} needs too much memory.` };
}
