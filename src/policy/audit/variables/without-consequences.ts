import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { Substitution } from "./substitute-variables.ts";

/**
 * Leaves out what the binder finds wrong with a value that holds a variable without a value: that variable is the
 * fault, and it was reported. The diagnostics point at the policy as written, in any order.
 */
export function withoutConsequences(
  diagnostics: readonly Diagnostic[],
  { unset }: Substitution,
): readonly Diagnostic[] {
  if (unset.length === 0) return diagnostics;
  const starts = unset.map(({ reference }) => reference.span.start);
  const ends = unset.map(({ reference }) => reference.span.end);
  return diagnostics.filter(
    ({ span }) => countBefore(starts, span.end) === countBefore(ends, span.start + 1),
  );
}

/** How many of the sorted offsets are less than `offset`. */
function countBefore(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
