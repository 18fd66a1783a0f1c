import type { Explanation } from "../define-check.ts";
import { leavesOutLoopback } from "./leaves-out-loopback.ts";
import type { PortFieldValues } from "./port-fields.ts";
import { wordForType, wordsForNarrowing } from "./words.ts";

/** A port rule in plain words; `errs` is added to what every port rule needs to see. */
export function explainPorts(
  values: PortFieldValues,
  { passes, fails, errs }: Pick<Explanation, "passes" | "fails"> & { readonly errs?: string },
): Explanation {
  const leftOut = leavesOutLoopback(values, { loopback: "left-out" })
    ? " Listeners that only the host itself can reach do not count, unless --include-loopback is given."
    : "";
  return {
    looksAt: `All sockets that listen on ${wordForType(values.portType)}${wordsForNarrowing(values)}.${leftOut}`,
    passes,
    fails,
    errs: `The sockets cannot be seen in full, or a name in the rule cannot be resolved.${errs === undefined ? "" : ` ${errs}`}`,
  };
}
