import { foundText } from "../../../grammar/found-text.ts";
import type { ElementSyntax } from "../../../grammar/syntax.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import type { Platform } from "../../model/policy.ts";
import type { FieldContext, FieldIssue } from "../../checks/fields.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { SourceLocation, Span } from "../../model/span.ts";
import type { LineIndex } from "../../support/line-index.ts";

/** The text that is bound, and what it is bound with. */
export interface BindingSource {
  readonly file: string;
  /** With values in place of its variables. */
  readonly text: string;
  /** Lines of the policy as written, by offsets into `text`. */
  readonly lines: LineIndex;
  /** The place in the policy as written of a part of `text`. */
  originalSpan(span: Span): Span;
  /** Every check type that there is. */
  readonly declarations: readonly CheckDeclaration[];
  readonly context: FieldContext;
}

/** A million faults help nobody and fill the memory. */
const SHOWN = 1000;

/** What one binding collects on its way: the faults, and the ids already given. */
export class Binding {
  readonly source: BindingSource;
  readonly platform: Platform | "other";
  readonly diagnostics: Diagnostic[] = [];
  readonly #declarations: ReadonlyMap<string, CheckDeclaration>;
  readonly #ids = new Map<string, number>();
  readonly #unjudged = new Map<string, { readonly span: Span; readonly count: number }>();
  readonly #prefix: string;
  /** How many are still shown of each severity: a warning must never hide an error. */
  readonly #left = { error: SHOWN, warning: SHOWN, note: SHOWN };
  #hidden = 0;

  constructor(source: BindingSource, platform: Platform | "other") {
    this.source = source;
    this.platform = platform;
    this.#declarations = new Map(this.known("typed", "named").map((known) => [keyOf(known), known]));
    this.#prefix = slug(source.file.replace(/^.*[/\\]/, "").replace(/\.audit$/i, ""));
  }

  /** Published policies for network devices, clouds and file contents have items that do not say their type. */
  get hasUntypedItems(): boolean {
    return this.platform === "other" || this.platform === "file-content";
  }

  report(issue: FieldIssue, span: Span): void {
    if (this.#left[issue.severity] > 0) this.diagnostics.push({ ...issue, span: issue.span ?? span });
    else this.#hidden += 1;
    this.#left[issue.severity] -= 1;
  }

  /** Counts, in a note at the last fault, those that are not shown. */
  reportHidden(): void {
    const span = this.diagnostics.at(-1)?.span;
    if (this.#hidden === 0 || span === undefined) return;
    const message = `${this.#hidden} more faults of items are not shown`;
    this.diagnostics.push({ code: "AUD2079", severity: "note", message, span });
  }

  locate(span: Span): SourceLocation {
    return { file: this.source.file, ...this.source.lines.positionAt(span.start) };
  }

  /** `policy/description`, and `policy/description-2` for the next rule of the same name. */
  identify(description: string): string {
    const base = `${this.#prefix}/${slug(description)}`;
    let count = this.#ids.get(base) ?? 0;
    let id = base;
    do id = ++count === 1 ? base : `${base}-${count}`;
    while (count > 1 && this.#ids.has(id));
    this.#ids.set(base, count);
    if (id !== base) this.#ids.set(id, 1);
    return id;
  }

  /** Counts an item that becomes ERROR because its type is not judged. */
  leaveUnjudged(type: string, span: Span): void {
    const known = this.#unjudged.get(type);
    this.#unjudged.set(type, { span: known?.span ?? span, count: (known?.count ?? 0) + 1 });
  }

  /** Reports the types that are not judged, each once, at its first item. */
  reportUnjudged(): void {
    for (const [type, { span, count }] of this.#unjudged) {
      const items = count === 1 ? "an item of it" : `${count} items of it`;
      const message = `${foundText(type)} is not judged by this version: ${items} will be ERROR`;
      this.report({ code: "AUD2003", severity: "warning", message }, span);
    }
  }

  /** What is known of a check type, or of a built-in item, in this kind of policy. */
  declarationOf(form: CheckDeclaration["form"], type: string): CheckDeclaration | undefined {
    return this.#declarations.get(`${form} ${type}`);
  }

  /** Every type of these forms that this kind of policy has. */
  known(...forms: readonly CheckDeclaration["form"][]): readonly CheckDeclaration[] {
    const { platform } = this;
    if (platform === "other") return [];
    return this.source.declarations.filter(
      (known) => forms.includes(known.form) && known.platforms.includes(platform),
    );
  }

  /** Reports an element that cannot mean anything; `null` stands for the node that it does not become. */
  refuse(issue: FieldIssue, element: Pick<ElementSyntax, "openSpan">): null {
    this.report(issue, element.openSpan);
    return null;
  }
}

function keyOf({ form, type }: CheckDeclaration): string {
  return `${form} ${type}`;
}

const ASCII = /^[\0-\x7f]*$/;

function slug(text: string): string {
  const start = text.slice(0, 500).toLowerCase();
  const words = start.match(ASCII.test(start) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? ["unnamed"];
  return words.join("-").slice(0, 80);
}
