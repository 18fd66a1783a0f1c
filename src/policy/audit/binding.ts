import type { Check } from "../../checks/define-check.ts";
import type { FieldContext, FieldIssue } from "../../checks/fields.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { SourceLocation, Span } from "../../model/span.ts";
import type { LineIndex } from "../../support/line-index.ts";

/** Which spelling of the keywords a policy uses; `other` has no check that this version judges. */
export type PolicyForm = "unix" | "windows" | "other";

/** The text that is bound, and what it is bound with. */
export interface BindingSource {
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly checks: readonly Check[];
  readonly context: FieldContext;
}

/** What one binding collects on its way: the faults, and the ids already given. */
export class Binding {
  readonly source: BindingSource;
  readonly form: PolicyForm;
  readonly diagnostics: Diagnostic[] = [];
  readonly #ids = new Map<string, number>();
  readonly #prefix: string;

  constructor(source: BindingSource, form: PolicyForm) {
    this.source = source;
    this.form = form;
    this.#prefix = slug(source.file.replace(/^.*[/\\]/, "").replace(/\.audit$/i, ""));
  }

  report(issue: FieldIssue, span: Span): void {
    this.diagnostics.push({ ...issue, span: issue.span ?? span });
  }

  locate(span: Span): SourceLocation {
    return { file: this.source.file, ...this.source.lines.positionAt(span.start) };
  }

  /** `policy/description`, and `policy/description-2` for the next rule of the same name. */
  identify(description: string): string {
    const id = `${this.#prefix}/${slug(description)}`;
    const count = (this.#ids.get(id) ?? 0) + 1;
    this.#ids.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}

function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["unnamed"];
  return words.join("-").slice(0, 80);
}
