import type { PatternNode } from "../syntax/pattern-node.ts";
import { canBeEmpty } from "./can-be-empty.ts";
import { isLineEnd, takesAnyLine } from "./line-parts.ts";

/**
 * What is still to come at a place of a pattern. `certain`: nothing that could fail on a line; `line-end`: the line has
 * to end; `open`: something that may fail, after which an engine that tracks back tries another way to that place.
 */
export type Continuation = "certain" | "line-end" | "open";

/** What is still to come in front of nodes, one after the other, given what is to come behind them. Errs towards `open`. */
export function continuationOf(parts: readonly PatternNode[], behind: Continuation): Continuation {
  return parts.reduceRight((later, part) => continuationBefore(part, later), behind);
}

function continuationBefore(node: PatternNode, behind: Continuation): Continuation {
  if (behind === "open") return "open";
  if (node.kind === "sequence") return continuationOf(node.parts, behind);
  if (node.kind === "capture") return continuationBefore(node.body, behind);
  if (node.kind === "alternatives")
    return best(node.branches.map((branch) => continuationBefore(branch, behind)));
  if (isLineEnd(node)) return "line-end";
  if (behind === "line-end" && takesAnyLine(node)) return "certain";
  return canBeEmpty(node) ? behind : "open";
}

function best(all: readonly Continuation[]): Continuation {
  if (all.includes("certain")) return "certain";
  return all.includes("line-end") ? "line-end" : "open";
}
