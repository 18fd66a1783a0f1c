import type { Diagnostic } from "../../model/diagnostic.ts";

const SHOWN = 100;

const WEIGHT = { error: 0, warning: 1, note: 2 } as const;

/** The first hundred diagnostics in the order of the text, errors before all others, and a word about the rest. */
export function upTo(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const shown = all.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, SHOWN);
  const [first] = shown;
  const inOrder = shown.toSorted((a, b) => a.span.start - b.span.start);
  if (first === undefined || all.length <= SHOWN) return inOrder;
  const message = `${all.length - SHOWN} more faults are not shown`;
  const span = inOrder.at(-1)?.span ?? first.span;
  return [...inOrder, { code: "AUD6519", severity: first.severity, message, span }];
}
