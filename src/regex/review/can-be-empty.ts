import { isLeaf } from "../syntax/children.ts";
import type { PatternNode, RepeatNode } from "../syntax/pattern-node.ts";

/** Whether a node can match the empty text at every place of every text. Errs towards no. */
export function canBeEmpty(node: PatternNode): boolean {
  if (isLeaf(node)) return node.kind === "keep";
  switch (node.kind) {
    case "sequence":
      return node.parts.every(canBeEmpty);
    case "alternatives":
      return node.branches.some(canBeEmpty);
    case "repeat":
      return canRepeatNothing(node);
    case "capture":
      return canBeEmpty(node.body);
    case "atomic":
    case "look":
    case "condition":
      return false;
  }
}

function canRepeatNothing({ body, least, greed }: RepeatNode): boolean {
  return greed !== "possessive" && (least === 0 || canBeEmpty(body));
}
