import type { Span } from "../../model/span.ts";

/**
 * Why and where a pattern is not taken: `malformed` is no pattern of PCRE either, `unsupported` is one that cannot be
 * matched faithfully here. `offset` and `length` are UTF-16 units of the pattern.
 */
export interface Refusal {
  readonly status: "malformed" | "unsupported";
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly hint?: string;
}

/** Carries a refusal out of the depths of the parser; never leaves this folder's doors. */
export class PatternRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The refusal of a node that no engine here can do faithfully. */
export function unsupportedNode({ span }: { readonly span: Span }, message: string, hint?: string) {
  return new PatternRefusal({
    status: "unsupported",
    offset: span.start,
    length: span.end - span.start,
    message,
    ...(hint !== undefined && { hint }),
  });
}

/** The value of `work`, or the refusal that it ran into. */
export function refusedOr<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof PatternRefusal) return fault.refusal;
    throw fault;
  }
}
