import { parseMetadata, readMetadata } from "../../../grammar/metadata/index.ts";
import type { MetadataElement } from "../../../grammar/metadata/index.ts";
import { metadataText } from "../../../grammar/metadata/metadata-text.ts";
import { parsePolicy } from "../../../grammar/index.ts";

/** Reads the metadata of a text, and shows its elements as a few readable lines. */
export function metadataOf(text: string) {
  const { comments } = parsePolicy(text).syntax;
  const { elements, diagnostics } = parseMetadata(comments, text);
  const read = readMetadata(elements, text);
  return {
    elements,
    metadata: read.metadata,
    diagnostics: [...diagnostics, ...read.diagnostics],
    outline: elements.flatMap((element) => linesOf(element, text, "")),
  };
}

function linesOf(element: MetadataElement, text: string, indent: string): string[] {
  const { name, children, valueSpan } = element;
  if (children.length > 0)
    return [`${indent}${name}`, ...children.flatMap((child) => linesOf(child, text, `${indent}  `))];
  return [`${indent}${name} = ${JSON.stringify(metadataText(valueSpan, text))}`];
}
