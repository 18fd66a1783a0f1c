import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm, faultOfText } from "./one-text.ts";

const EXAMPLE = '"text"';

/** A text with something in it. */
export const text: FieldKind<string> = { example: EXAMPLE, parse: (source) => read(source, faultOfText) };

/** A text that may be empty. */
export const possiblyEmptyText: FieldKind<string> = {
  example: EXAMPLE,
  parse: (source) => read(source, faultOfForm),
};

function read(source: FieldSource, faultOf: typeof faultOfText): FieldResult<string> {
  const fault = faultOf(source, EXAMPLE);
  return fault === null ? accepted(source.text) : refused(fault);
}
