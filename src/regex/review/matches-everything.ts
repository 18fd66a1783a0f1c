import { NOT_NEWLINE } from "../syntax/named-sets.ts";
import type { PatternNode, Place } from "../syntax/pattern-node.ts";
import { canBeEmpty } from "./can-be-empty.ts";

const STARTS: readonly Place[] = ["text-start", "line-start"];
const ENDS: readonly Place[] = ["text-end", "last-line-end", "line-end"];

/** Whether the pattern matches every line, as `.*`, `^`, `[\s]*$` and `^.*$` do. Errs towards no. */
export function matchesEverything(tree: PatternNode): boolean {
  if (tree.kind === "alternatives") return tree.branches.some(matchesEverything);
  const parts = flatten(tree);
  const first = parts.findIndex((part) => !isPlace(part, STARTS));
  if (first < 0) return true;
  const last = parts.findLastIndex((part) => !isPlace(part, ENDS));
  const middle = parts.slice(first, last + 1);
  if (!middle.every(canBeEmpty)) return false;
  const isAnchored = first > 0 && last < parts.length - 1;
  return !isAnchored || middle.some(takesAll);
}

function flatten(node: PatternNode): readonly PatternNode[] {
  if (node.kind === "sequence") return node.parts.flatMap(flatten);
  return node.kind === "capture" ? flatten(node.body) : [node];
}

function isPlace(node: PatternNode, places: readonly Place[]): boolean {
  return node.kind === "place" && places.includes(node.place);
}

function takesAll(node: PatternNode): boolean {
  if (node.kind !== "repeat" || node.least > 0 || node.most !== Infinity) return false;
  const body = node.body.kind === "capture" ? node.body.body : node.body;
  return body.kind === "set" && (body.set & NOT_NEWLINE) === NOT_NEWLINE;
}
