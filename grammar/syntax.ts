import type { Span } from "../src/model/span.ts";

/** `raw`: a backslash in double quotes is a plain character (Windows). `escaped`: it escapes the next one. */
export type Dialect = "escaped" | "raw";

/** One file, as written. Text that no node, comment or skipped span covers is blank. */
export interface PolicySyntax {
  readonly kind: "policy";
  readonly dialect: Dialect;
  readonly children: readonly SyntaxNode[];
  /** Every comment of the file in source order. */
  readonly comments: readonly CommentSyntax[];
  /** Everything that was read as nothing, because it is a fault, in source order. */
  readonly skipped: readonly SkippedSyntax[];
  readonly span: Span;
}

export type SyntaxNode = ElementSyntax | AssignmentSyntax;

/** `<name:"value" attribute:"value"> children </name>`. */
export interface ElementSyntax {
  readonly kind: "element";
  /** Lower case, and always one of the known tags. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The tag's own value: `Unix` in `<check_type:"Unix">`. */
  readonly value: string | null;
  readonly attributes: readonly AttributeSyntax[];
  readonly children: readonly SyntaxNode[];
  /** From `<` of the opening tag to `>` of the closing one. */
  readonly span: Span;
  readonly openSpan: Span;
  /** `null` for `<debug/>` and where the closing tag is missing. */
  readonly closeSpan: Span | null;
}

/** `name:"value"` inside an opening tag. */
export interface AttributeSyntax {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** `keyword : value`. */
export interface AssignmentSyntax {
  readonly kind: "assignment";
  /** As written. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** An empty word where the value is missing (AUD1022). */
  readonly value: ValueSyntax;
  readonly span: Span;
}

/** From `#` to the end of the line, without the line break. */
export interface CommentSyntax {
  readonly kind: "comment";
  readonly span: Span;
}

/** Text that stands in no node: stray text, an unknown tag, a closing tag that closes nothing. Never blank. */
export interface SkippedSyntax {
  readonly kind: "skipped";
  readonly span: Span;
}

export type ValueSyntax = StringSyntax | WordSyntax | RangeSyntax | TermSyntax | ListSyntax;

/** `"text"` or `'text'`; `value` is unescaped, `span` includes the quotes. */
export interface StringSyntax {
  readonly kind: "string";
  readonly quote: '"' | "'";
  readonly value: string;
  readonly span: Span;
}

/** A bare word: `YES`, `0x1F`, `CMD_EXEC`. */
export interface WordSyntax {
  readonly kind: "word";
  readonly value: string;
  readonly span: Span;
}

/** `[first..last]`; the ends are text: a number, `MIN`, `MAX` or a variable. */
export interface RangeSyntax {
  readonly kind: "range";
  readonly first: string;
  readonly last: string;
  readonly span: Span;
}

/** `regex:"…"` as an operand. */
export interface TermSyntax {
  readonly kind: "term";
  readonly name: "regex";
  readonly value: StringSyntax;
  readonly span: Span;
}

export type ListOperator = "||" | "&&" | "|" | ",";

/** Two or more operands. `&&` binds tightest, then `||` and `|`, then `,`. */
export interface ListSyntax {
  readonly kind: "list";
  readonly operator: ListOperator;
  readonly operands: readonly ValueSyntax[];
  readonly span: Span;
}
