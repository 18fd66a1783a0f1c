import type { Span } from "../../src/model/span.ts";

/** `<name> … </name>` in the comments of a policy, as written; all spans are offsets into the policy's text. */
export interface MetadataElement {
  readonly kind: "metadata";
  /** Lower case. */
  readonly name: string;
  readonly openSpan: Span;
  /** Between the tags; the lines of it still begin with `#`. */
  readonly valueSpan: Span;
  readonly span: Span;
  /** Empty where the value is plain text. */
  readonly children: readonly MetadataElement[];
}
