import type { Span } from "./span.ts";

/** `error` stops a run (exit 65); `warning` and `note` do not. */
export type DiagnosticSeverity = "error" | "warning" | "note";

/**
 * One fault in a text that somebody wrote. `code` is stable and never reused; `message` says what is wrong and
 * what was expected; `hint` says what to do.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
}
