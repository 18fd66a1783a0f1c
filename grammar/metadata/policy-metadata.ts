import type { Span } from "../../src/model/span.ts";

/** What a variable may hold, by its declaration. */
export type VariableType = "STRING" | "INTEGER" | "UNIX_FILE_PATH";

/** A `<variable>` of the metadata; the spans are those of the whole declaration and of its name. */
export interface VariableDeclaration {
  readonly name: string;
  /** Raw text, put in place of `@NAME@` as it is; `null` where the variable must be set. */
  readonly default: string | null;
  readonly description: string | null;
  readonly info: string | null;
  readonly valueType: VariableType | null;
  readonly nameSpan: Span;
  /** Of the default's text; of the name where there is none. */
  readonly defaultSpan: Span;
  readonly span: Span;
}

/** A `<spec>`: the document that the policy was made from. */
export interface PolicySpec {
  readonly type: string | null;
  readonly name: string | null;
  readonly profile: string | null;
  readonly version: string | null;
  readonly link: string | null;
  readonly span: Span;
}

/** What the comments of a policy tell about it. */
export interface PolicyMetadata {
  readonly displayName: string | null;
  readonly description: string | null;
  readonly specs: readonly PolicySpec[];
  readonly labels: readonly string[];
  /** The schemes that its references use: `CSCv7`, `LEVEL`. */
  readonly benchmarkRefs: readonly string[];
  /** In the order of their last declarations, each name once. */
  readonly variables: readonly VariableDeclaration[];
  /** Elements that are not known, as text. */
  readonly other: readonly { readonly name: string; readonly text: string; readonly span: Span }[];
}
