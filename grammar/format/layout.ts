import type { SyntaxNode } from "../syntax.ts";

/** Blanks of one level of nesting. */
const LEVEL = "  ";
/** Deeper levels are indented no further, so that the text grows in proportion to what was written. */
const DEEPEST = 40;
/** Longer keywords stick out instead of moving the colons of their whole item. */
const WIDEST_KEYWORD = 24;

/** Whether the children of an element stand as deep as the element: published policies do not indent these two. */
export function isWrapper(name: string): boolean {
  return name === "check_type" || name === "group_policy";
}

/** The blanks before a line that stands `depth` levels deep. */
export function indentAt(depth: number): string {
  return LEVEL.repeat(Math.min(depth, DEEPEST));
}

/** How wide the longest keyword of an element is, those left aside that are too long to align with. */
export function alignedWidth(children: readonly SyntaxNode[]): number {
  let width = 0;
  for (const child of children) {
    const length = child.kind === "assignment" ? child.keyword.length : 0;
    if (length <= WIDEST_KEYWORD && length > width) width = length;
  }
  return width;
}
