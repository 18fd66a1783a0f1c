import type { PortSet } from "../model/port-set.ts";
import { PatternWorkFault, portsAcceptedBy } from "./port-automaton.ts";
import type { PatternWork } from "./port-automaton.ts";
import { PatternFault, PortPatternParser } from "./port-pattern-parser.ts";

/** The ports a pattern stands for, or where and why it cannot be read. `offset` counts within the pattern. */
export type PortPattern =
  | { readonly status: "compiled"; readonly ports: PortSet }
  | { readonly status: "malformed"; readonly offset: number; readonly message: string };

const TOO_MUCH: PortPattern = {
  status: "malformed",
  offset: 0,
  message: "the policy has more patterns than can be read",
};

/** What the patterns of one policy may make of work together: some seconds of it, and some hundred MB. */
export function patternWork(): PatternWork {
  return { left: 10_000_000 };
}

/**
 * Compiles a port pattern (`808[0-9]`, `8[0-9]+`) to the set of ports whose **whole** decimal number it matches.
 * The notation is that of PCRE without look-around and back-references, neither of which makes sense for a number.
 * There is no backtracking; work and memory are bounded for all patterns that share their `work`.
 */
export function compilePortPattern(pattern: string, work = patternWork()): PortPattern {
  if (work.left <= 0) return TOO_MUCH;
  try {
    const { states, start } = new PortPatternParser(pattern).parse();
    return { status: "compiled", ports: portsAcceptedBy(states, start, work) };
  } catch (fault) {
    if (fault instanceof PatternFault)
      return { status: "malformed", offset: fault.offset, message: fault.message };
    if (fault instanceof PatternWorkFault) return TOO_MUCH;
    throw fault;
  }
}
