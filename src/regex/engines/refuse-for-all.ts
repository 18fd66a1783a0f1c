import { childrenOf } from "../syntax/children.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";
import { unsupportedNode } from "../syntax/pattern-refusal.ts";
import { hasLooseRepeat } from "./has-loose-repeat.ts";
import { writtenSize } from "./written-size.ts";

const LARGEST_PATTERN = 100_000;

/** Refuses what is too large for either engine, and `\K` where neither could tell which one counts. */
export function refuseForAll(tree: PatternNode): void {
  if (writtenSize(tree) > LARGEST_PATTERN)
    throw unsupportedNode(
      tree,
      `with its repeats written out the pattern has more than ${LARGEST_PATTERN} parts`,
      "use smaller counts",
    );
  refuseKeeps(tree, hasLooseRepeat(tree) ? "inside" : "outside");
}

function refuseKeeps(node: PatternNode, where: "outside" | "inside"): void {
  if (node.kind === "keep" && where === "inside")
    throw unsupportedNode(node, "`\\K` in or beside something that matches in several ways is not supported");
  const isPlain = ["sequence", "alternatives", "capture"].includes(node.kind);
  for (const child of childrenOf(node)) refuseKeeps(child, isPlain ? where : "inside");
}
