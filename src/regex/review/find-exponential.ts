import type { Span } from "../../model/span.ts";
import { childrenOf } from "../syntax/children.ts";
import type { PatternNode, RepeatNode } from "../syntax/pattern-node.ts";
import { continuationOf } from "./continuation-of.ts";
import type { Continuation } from "./continuation-of.ts";
import { graphOfLoop } from "./position-graph.ts";
import type { PositionGraph } from "./position-graph.ts";

/** Loops that are looked at in one pattern. */
const MOST_LOOPS = 50;

/** What is to come behind a node; found out only where a loop depends on it. */
type Behind = () => Continuation;

const CERTAIN: Behind = () => "certain";
const OPEN: Behind = () => "open";

/**
 * The repeats that an engine which tracks back can go through in exponentially many ways, as in `(a+)+x`, `(a|a)*x` and
 * `(.*)*x`: the same text takes a round of the loop from one place to itself by two paths, and what follows may fail.
 * Repeats that hold look-around, places or atomic groups are not judged.
 */
export function findExponential(tree: PatternNode): readonly Span[] {
  const spans: Span[] = [];
  let loops = 0;
  const visit = (node: PatternNode, behind: Behind): void => {
    if (isLoop(node) && ++loops <= MOST_LOOPS && isAmbiguous(node.body) && isTriedAgain(node, behind))
      spans.push(node.span);
    else for (const [child, childBehind] of childrenWithBehind(node, behind)) visit(child, childBehind);
  };
  visit(tree, CERTAIN);
  return spans;
}

/** A loop that has to run once at most, and behind which nothing fails, is left the first time that it can be. */
function isTriedAgain({ least }: RepeatNode, behind: Behind): boolean {
  return least > 1 || behind() !== "certain";
}

function childrenWithBehind(node: PatternNode, behind: Behind): readonly (readonly [PatternNode, Behind])[] {
  if (node.kind === "sequence")
    return node.parts.map((part, at) => [part, () => continuationOf(node.parts.slice(at + 1), behind())]);
  const behindEach = behindBody(node, behind);
  return childrenOf(node).map((child) => [child, behindEach]);
}

function behindBody(node: PatternNode, behind: Behind): Behind {
  if (node.kind === "atomic" || node.kind === "look") return CERTAIN;
  return node.kind === "repeat" ? behindRound(node, behind) : behind;
}

function behindRound({ least, greed }: RepeatNode, behind: Behind): Behind {
  if (least > 1) return OPEN;
  return greed === "possessive" ? CERTAIN : behind;
}

function isLoop(node: PatternNode): node is RepeatNode {
  return (
    node.kind === "repeat" &&
    node.most === Infinity &&
    node.body.kind !== "set" &&
    node.greed !== "possessive"
  );
}

function isAmbiguous(body: PatternNode): boolean {
  const graph = graphOfLoop(body);
  return graph !== null && (hasDoubleEdge(graph) || hasTwinPaths(graph));
}

function hasDoubleEdge({ followers }: PositionGraph): boolean {
  return followers.some((list) => new Set(list).size < list.length);
}

/**
 * Whether two walkers that read the same bytes can part and meet again. Within a loop every position leads to every
 * other, so once they have met they can get back to where they parted.
 */
function hasTwinPaths(graph: PositionGraph): boolean {
  const count = graph.sets.length;
  const seen = new Uint8Array(count * count);
  const open: number[] = graph.sets.map((_, position) => position * count + position);
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = [Math.floor(pair / count), pair % count];
    for (const next of commonFollowers(graph, one, other)) {
      const isMeeting = Math.floor(next / count) === next % count;
      if (isMeeting && one !== other) return true;
      if (isMeeting || seen[next] === 1) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return false;
}

function commonFollowers({ sets, followers }: PositionGraph, one: number, other: number): readonly number[] {
  const pairs: number[] = [];
  for (const first of followers[one] ?? [])
    for (const second of followers[other] ?? [])
      if (((sets[first] ?? 0n) & (sets[second] ?? 0n)) !== 0n) pairs.push(first * sets.length + second);
  return pairs;
}
