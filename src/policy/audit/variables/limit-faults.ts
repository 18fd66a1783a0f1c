import type { DiagnosticSeverity } from "../../../model/diagnostic.ts";

/** The first so many of each severity, in their order: a warning must never hide an error. */
export function limitFaults<F extends { readonly severity: DiagnosticSeverity }>(
  faults: readonly F[],
  most: number,
): readonly F[] {
  const left = { error: most, warning: most, note: most };
  return faults.filter(({ severity }) => {
    left[severity] -= 1;
    return left[severity] >= 0;
  });
}
