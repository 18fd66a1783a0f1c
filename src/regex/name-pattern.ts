import { loadLate } from "../support/load-late.ts";

/** A pattern over a whole name, in RE2 notation: linear time, no look-around, no back-references. */
export interface NamePattern {
  matches(name: string): boolean;
}

const LONGEST_PATTERN = 2000;

/** Compiles a pattern, or tells why it is none. The engine is loaded on first use: most policies need none. */
export function compileNamePattern(pattern: string): NamePattern | { readonly problem: string } {
  if (pattern.length > LONGEST_PATTERN)
    return { problem: `a pattern has at most ${LONGEST_PATTERN} characters` };
  const { RE2JS: engine } = loadLate("re2js") as typeof import("re2js");
  try {
    const compiled = engine.compile(pattern);
    return { matches: (name) => compiled.matches(name) };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : "not a pattern" };
  }
}
