import type { Diagnostic } from "../../model/diagnostic.ts";

/** A million warnings help nobody and fill the memory. */
const SHOWN = 1000;

/** The warnings of one review. */
export class ReviewFaults {
  readonly #warnings: Diagnostic[] = [];
  #hidden = 0;

  add(warning: Omit<Diagnostic, "severity">): void {
    if (this.#warnings.length < SHOWN) this.#warnings.push({ ...warning, severity: "warning" });
    else this.#hidden += 1;
  }

  /** In the order of the text; what was left out is counted in a note at the end. */
  diagnostics(): readonly Diagnostic[] {
    const sorted = this.#warnings.toSorted((a, b) => a.span.start - b.span.start);
    const last = sorted.at(-1);
    if (this.#hidden === 0 || last === undefined) return sorted;
    const message = `${this.#hidden} more warnings about the policy as a whole are not shown`;
    return [...sorted, { code: "AUD2149", severity: "note", message, span: last.span }];
  }
}
