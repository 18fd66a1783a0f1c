import { compilePortPattern, patternWork } from "../../regex/port-pattern.ts";
import type { PortPattern } from "../../regex/port-pattern.ts";
import type { FieldContext } from "../fields.ts";

/** The port patterns of one policy, and what they may still cost. */
interface PolicyPatterns {
  readonly known: Map<string, PortPattern>;
  readonly work: ReturnType<typeof patternWork>;
}

/** By what is handed to every field of one policy. */
const policies = new WeakMap<FieldContext, PolicyPatterns>();

/** Compiles a port pattern, the same one only once for a policy, and not more of them than one can wait for. */
export function compileForPolicy(text: string, context: FieldContext): PortPattern {
  const { known, work } = policies.get(context) ?? {
    known: new Map<string, PortPattern>(),
    work: patternWork(),
  };
  policies.set(context, { known, work });
  const pattern = known.get(text) ?? compilePortPattern(text, work);
  known.set(text, pattern);
  return pattern;
}
