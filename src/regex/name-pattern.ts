import { compilePattern } from "./compile-pattern.ts";
import { regexBudget } from "./regex-budget.ts";

/** A pattern over a whole name that is matched in linear time: no look-around, no back-references. */
export interface NamePattern {
  matches(name: string): boolean;
}

const LONGEST_PATTERN = 2000;
/** Never reached: a name has at most 4,096 bytes, and the work is linear in them. */
const MILLISECONDS = 60_000;

/** Compiles a pattern, or tells why it is none. The engine is loaded on first use: most policies need none. */
export function compileNamePattern(pattern: string): NamePattern | { readonly problem: string } {
  if (pattern.length > LONGEST_PATTERN)
    return { problem: `a pattern has at most ${LONGEST_PATTERN} characters` };
  const compiled = compilePattern(pattern, { anchoring: "whole" });
  if (compiled.status !== "compiled") return { problem: compiled.message };
  if (compiled.engine !== "re2")
    return { problem: "look-around, atomic groups and back-references are not supported in a name" };
  return { matches: (name) => compiled.search(name, regexBudget(MILLISECONDS)).status === "matched" };
}
