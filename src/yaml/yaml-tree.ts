import type { Span } from "../model/span.ts";

/** A YAML or JSON text as it is written: every scalar is a text, and every part knows its place. */
export type YamlTree =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly YamlTree[]; readonly span: Span }
  | { readonly kind: "map"; readonly entries: readonly YamlEntry[]; readonly span: Span }
  /** Nothing was written, or `null` or `~`. */
  | { readonly kind: "nothing"; readonly span: Span };

/** One key of a mapping. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlTree;
}

/** What a tree is, in the words of a message. */
export const KIND_WORDS: Readonly<Record<YamlTree["kind"], string>> = {
  text: "a text",
  list: "a list",
  map: "a mapping",
  nothing: "nothing",
};
