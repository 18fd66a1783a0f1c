import type { VariableReference } from "./find-references.ts";
import type { Replacement } from "./source-map.ts";
import { SourceMap } from "./source-map.ts";

/** A text with values in place of variables, and the way back to the text it was made from. */
type ExpandedText =
  | { readonly status: "expanded"; readonly text: string; readonly map: SourceMap }
  /** Values of a megabyte in a million places would fill the memory. */
  | { readonly status: "too-large" };

/** The largest policy that is read has 64 MiB. */
const LARGEST_TEXT = 64 * 1024 * 1024;

/** Puts each value in the place of its references, once: what a value holds is not looked at again. */
export function expandText(
  text: string,
  references: readonly VariableReference[],
  values: ReadonlyMap<string, string>,
): ExpandedText {
  const pieces: string[] = [];
  const replacements: Replacement[] = [];
  let length = 0;
  let end = 0;
  for (const reference of references) {
    const value = values.get(reference.name);
    if (value === undefined) continue;
    const between = text.slice(end, reference.span.start);
    const start = length + between.length;
    length = start + value.length;
    end = reference.span.end;
    if (length > LARGEST_TEXT) return { status: "too-large" };
    pieces.push(between, value);
    replacements.push({ reference, span: { start, end: length } });
  }
  pieces.push(text.slice(end));
  return { status: "expanded", text: pieces.join(""), map: new SourceMap(replacements) };
}
