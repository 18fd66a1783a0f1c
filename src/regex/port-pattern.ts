import type { PortSet } from "../model/port-set.ts";
import { portsAcceptedBy } from "./port-automaton.ts";
import { PatternFault, PortPatternParser } from "./port-pattern-parser.ts";

/** The ports a pattern stands for, or where and why it cannot be read. `offset` counts within the pattern. */
export type PortPattern =
  | { readonly status: "compiled"; readonly ports: PortSet }
  | { readonly status: "malformed"; readonly offset: number; readonly message: string };

/**
 * Compiles a port pattern (`808[0-9]`, `8[0-9]+`) to the set of ports whose **whole** decimal number it matches.
 * The notation is that of PCRE without look-around and back-references, neither of which makes sense for a number.
 * Work and memory are bounded for every pattern: there is no backtracking.
 */
export function compilePortPattern(pattern: string): PortPattern {
  try {
    const { states, start } = new PortPatternParser(pattern).parse();
    return { status: "compiled", ports: portsAcceptedBy(states, start) };
  } catch (fault) {
    if (fault instanceof PatternFault)
      return { status: "malformed", offset: fault.offset, message: fault.message };
    throw fault;
  }
}
