import type { Span } from "../../../model/span.ts";
import type { VariableReference } from "./find-references.ts";

/** A reference, and where its value stands in the text that was made. */
export interface Replacement {
  readonly reference: VariableReference;
  readonly span: Span;
}

/** Leads from the text with values back to the text with variables. */
export class SourceMap {
  readonly #replacements: readonly Replacement[];

  /** The replacements, in the order of the text. */
  constructor(replacements: readonly Replacement[]) {
    this.#replacements = replacements;
  }

  /** Where a span of the new text stands in the old one; what begins or ends inside a value takes in all of `@NAME@`. */
  originalSpan({ start, end }: Span): Span {
    const first = this.originalOffset(start);
    return { start: first, end: Math.max(first, this.#originalEnd(end)) };
  }

  /** The place in the old text of an offset into the new one. */
  originalOffset(offset: number): number {
    const last = this.#replacements[this.#countUntil(offset) - 1];
    if (last === undefined) return offset;
    const { reference, span } = last;
    return offset < span.end ? reference.span.start : reference.span.end + (offset - span.end);
  }

  /** The replacements that a span of the new text touches, `limit` at most. */
  touchedBy({ start, end }: Span, limit: number): readonly Replacement[] {
    const touched: Replacement[] = [];
    for (let index = Math.max(0, this.#countUntil(start) - 1); touched.length < limit; index += 1) {
      const replacement = this.#replacements[index];
      if (replacement === undefined || replacement.span.start >= Math.max(end, start + 1)) break;
      if (replacement.span.end > start) touched.push(replacement);
    }
    return touched;
  }

  #originalEnd(offset: number): number {
    const last = this.#replacements[this.#countUntil(offset - 1) - 1];
    if (last === undefined) return offset;
    const { reference, span } = last;
    return reference.span.end + Math.max(0, offset - span.end);
  }

  /** How many replacements begin at `offset` or before it. */
  #countUntil(offset: number): number {
    let low = 0;
    let high = this.#replacements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#replacements[middle]?.span.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
