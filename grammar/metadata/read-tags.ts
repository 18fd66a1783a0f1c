import type { Span } from "../../src/model/span.ts";
import type { CommentSyntax } from "../syntax.ts";

/** `<name>`, `</name>` or `<name/>` somewhere in a comment. */
export interface MetadataTag {
  readonly kind: "opening" | "closing" | "empty";
  /** Lower case. */
  readonly name: string;
  readonly span: Span;
  readonly line: MetadataLine;
}

/** One comment of a run. */
export interface MetadataLine {
  /** Its first character behind `#` that is not blank. */
  readonly start: number;
  readonly end: number;
  /** Where the comment before it ends. */
  readonly endOfLast: number;
}

const TAG = /<(\/?)([A-Za-z_][\w.-]*)[ \t]*(\/?)>/g;
const LINE_START = /#+[ \t]*/y;

/** The tags of some comments in the order of the text, `limit` at most. */
export function readTags(
  comments: readonly CommentSyntax[],
  text: string,
  limit: number,
): readonly MetadataTag[] {
  const tags: MetadataTag[] = [];
  let endOfLast = 0;
  for (const { span } of comments) {
    LINE_START.lastIndex = span.start;
    const start = LINE_START.test(text) ? Math.min(LINE_START.lastIndex, span.end) : span.start;
    const line = { start, end: span.end, endOfLast };
    endOfLast = span.end;
    for (const match of text.slice(start, span.end).matchAll(TAG)) {
      if (tags.length === limit) return tags;
      tags.push(tagOf(match, line));
    }
  }
  return tags;
}

function tagOf(match: RegExpExecArray, line: MetadataLine): MetadataTag {
  const [image, slash, name = "", end] = match;
  const start = line.start + match.index;
  const kind = slash === "/" ? "closing" : end === "/" ? "empty" : "opening";
  return { kind, name: name.toLowerCase(), span: { start, end: start + image.length }, line };
}
