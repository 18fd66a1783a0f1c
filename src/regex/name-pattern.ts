import { remember } from "../support/remember.ts";
import { compilePattern } from "./compile-pattern.ts";
import type { CompiledPattern } from "./compile-pattern.ts";

/** A pattern over a whole name, or why it is none. */
export type NamePattern = CompiledPattern | { readonly status: "none"; readonly problem: string };

const LONGEST_PATTERN = 2000;

/** Policies name the same programs again and again. */
const MOST_REMEMBERED = 10_000;

/** Compiles a pattern that has to match a whole name. The engine is loaded on first use: most policies need none. */
export const compileNamePattern: (pattern: string) => NamePattern = remember(MOST_REMEMBERED, compile);

function compile(pattern: string): NamePattern {
  if (pattern.length > LONGEST_PATTERN)
    return { status: "none", problem: `a pattern has at most ${LONGEST_PATTERN} characters` };
  const compiled = compilePattern(pattern, { anchoring: "whole" });
  return compiled.status === "compiled" ? compiled : { status: "none", problem: compiled.message };
}
