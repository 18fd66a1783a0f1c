import type { Diagnostic, DiagnosticSeverity } from "../../model/diagnostic.ts";
import type { Span } from "../../model/span.ts";
import type { SAMHAIN_CODES } from "./samhain-codes.ts";

/** What is wrong, before it is known where. */
export interface SamhainFault {
  readonly code: keyof typeof SAMHAIN_CODES;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly hint?: string;
}

/** A million faults help nobody and fill the memory. */
const SHOWN = 1000;

/** The faults of a configuration; beyond a thousand of a severity they are only counted. */
export class FaultList {
  readonly #faults: Diagnostic[] = [];
  readonly #left = { error: SHOWN, warning: SHOWN, note: SHOWN };
  #hidden = 0;

  add(span: Span, fault: SamhainFault): void {
    if (this.#left[fault.severity] > 0) this.#faults.push({ ...fault, span });
    else this.#hidden += 1;
    this.#left[fault.severity] -= 1;
  }

  /** All of them, and how many are not shown. */
  toArray(): readonly Diagnostic[] {
    const last = this.#faults.at(-1);
    if (this.#hidden === 0 || last === undefined) return this.#faults;
    const message = `${this.#hidden} more faults are not shown`;
    return [...this.#faults, { code: "AUD6019", severity: "note", message, span: last.span }];
  }
}
