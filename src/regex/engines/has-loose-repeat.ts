import { childrenOf } from "../syntax/children.ts";
import { emptinessOf } from "../syntax/emptiness.ts";
import type { PatternNode, RepeatNode } from "../syntax/pattern-node.ts";

/**
 * Whether a repeat can match the empty text in one round and something else in the next try of it, as `(?:|a)*` can.
 * PCRE ends the repeat after an empty round; our engines skip that round. Both find the same places where such a
 * pattern matches, and may go different lengths from there.
 */
export function isLooseRepeat({ body, least, most }: RepeatNode): boolean {
  return least !== most && most > 1 && emptinessOf(body) === "early";
}

/** Whether there is such a repeat anywhere in the tree. */
export function hasLooseRepeat(node: PatternNode): boolean {
  return (node.kind === "repeat" && isLooseRepeat(node)) || childrenOf(node).some(hasLooseRepeat);
}
