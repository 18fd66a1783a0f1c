import type { PatternNode } from "../syntax/pattern-node.ts";
import { canBeEmpty } from "./can-be-empty.ts";
import { isLineEnd, isLineStart, takesAnyLine } from "./line-parts.ts";

/** Whether the pattern matches every line, as `.*`, `^`, `[\s]*$` and `^.*$` do. Errs towards no. */
export function matchesEverything(tree: PatternNode): boolean {
  if (tree.kind === "alternatives") return tree.branches.some(matchesEverything);
  const parts = flatten(tree);
  const first = parts.findIndex((part) => !isLineStart(part));
  if (first < 0) return true;
  const last = parts.findLastIndex((part) => !isLineEnd(part));
  const middle = parts.slice(first, last + 1);
  if (!middle.every(canBeEmpty)) return false;
  const isAnchored = first > 0 && last < parts.length - 1;
  return !isAnchored || middle.some(takesAnyLine);
}

function flatten(node: PatternNode): readonly PatternNode[] {
  if (node.kind === "sequence") return node.parts.flatMap(flatten);
  return node.kind === "capture" ? flatten(node.body) : [node];
}
