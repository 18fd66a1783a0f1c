import type { Span } from "../../model/span.ts";
import { childrenOf } from "../syntax/children.ts";
import { NOT_NEWLINE } from "../syntax/named-sets.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";
import { findNeverMatching } from "./find-never-matching.ts";

/** Where a pattern asks for a line feed that no single line has, or `null` where a line may match. */
export function findSeveralLines(tree: PatternNode): Span | null {
  return holdsLineFeed(tree) ? findNeverMatching(tree, NOT_NEWLINE) : null;
}

/** Whether a line feed is written in the pattern; sets such as `\s` hold it among others, and need none. */
function holdsLineFeed(node: PatternNode): boolean {
  if (node.kind === "set") return node.set !== 0n && (node.set & NOT_NEWLINE) === 0n;
  return childrenOf(node).some(holdsLineFeed);
}
