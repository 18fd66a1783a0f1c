import { compilePattern } from "./compile-pattern.ts";
import type { CompiledPattern } from "./compile-pattern.ts";

/** A pattern over a whole name, or why it is none. */
export type NamePattern = CompiledPattern | { readonly status: "none"; readonly problem: string };

const LONGEST_PATTERN = 2000;

/** Policies name the same programs again and again. */
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, NamePattern>();

/** Compiles a pattern that has to match a whole name. The engine is loaded on first use: most policies need none. */
export function compileNamePattern(pattern: string): NamePattern {
  const known = remembered.get(pattern);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const compiled = compile(pattern);
  remembered.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): NamePattern {
  if (pattern.length > LONGEST_PATTERN)
    return { status: "none", problem: `a pattern has at most ${LONGEST_PATTERN} characters` };
  const compiled = compilePattern(pattern, { anchoring: "whole" });
  return compiled.status === "compiled" ? compiled : { status: "none", problem: compiled.message };
}
