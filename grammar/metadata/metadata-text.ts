import type { Span } from "../../src/model/span.ts";

const NEXT_COMMENT = /(?:\r\n?|\n)\s*#/g;

/**
 * The text of a value as written: each line without its `#`, and without a first or last line that is blank. Entities
 * such as `&lt;` stay as they are: values are raw regular expressions and shell text.
 */
export function metadataText({ start, end }: Span, text: string): string {
  const value = text.slice(start, end).replace(NEXT_COMMENT, "\n");
  return value.includes("\n") ? value.replace(/^[ \t]*\n/, "").replace(/\n[ \t]*$/, "") : value;
}
