import type { Diagnostic } from "../src/model/diagnostic.ts";
import type { Span } from "../src/model/span.ts";
import type { SyntaxFaultCode } from "./syntax-faults.ts";
import { SYNTAX_FAULTS } from "./syntax-faults.ts";

/** A fault before its severity is looked up. */
export interface Fault {
  readonly code: SyntaxFaultCode;
  readonly span: Span;
  readonly message: string;
  readonly hint?: string;
}

/** A million faults help nobody and fill the memory. */
const SHOWN = 1000;

/** The faults of one file: the first of each severity, because a warning must never hide an error. */
export class FaultList {
  readonly #faults: Fault[] = [];
  readonly #left = { error: SHOWN, warning: SHOWN, note: SHOWN };
  #hidden = 0;

  add(fault: Fault): void {
    const [severity] = SYNTAX_FAULTS[fault.code];
    if (this.#left[severity] > 0) this.#faults.push(fault);
    else this.#hidden += 1;
    this.#left[severity] -= 1;
  }

  /** In source order; what was left out is counted in a note at the end. */
  diagnostics(): Diagnostic[] {
    const sorted = this.#faults.toSorted((a, b) => a.span.start - b.span.start);
    const last = sorted.at(-1);
    if (this.#hidden > 0 && last !== undefined) {
      sorted.push({
        code: "AUD1090",
        span: last.span,
        message: `${this.#hidden} more faults are not shown.`,
      });
    }
    return sorted.map(diagnosticOf);
  }
}

/** Completes a fault with the severity of its code. */
export function diagnosticOf(fault: Fault): Diagnostic {
  return { ...fault, severity: SYNTAX_FAULTS[fault.code][0] };
}
