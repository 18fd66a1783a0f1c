import { NOT_NEWLINE } from "../syntax/named-sets.ts";
import type { PatternNode, Place } from "../syntax/pattern-node.ts";

const STARTS: readonly Place[] = ["text-start", "line-start"];
const ENDS: readonly Place[] = ["text-end", "last-line-end", "line-end"];

/** Whether a node asks for the start of a line, and for nothing else. */
export function isLineStart(node: PatternNode): boolean {
  return node.kind === "place" && STARTS.includes(node.place);
}

/** Whether a node asks for the end of a line, and for nothing else. */
export function isLineEnd(node: PatternNode): boolean {
  return node.kind === "place" && ENDS.includes(node.place);
}

/** Whether a node can take whatever is left of any line, as `.*` can. */
export function takesAnyLine(node: PatternNode): boolean {
  if (node.kind !== "repeat" || node.least > 0 || node.most !== Infinity) return false;
  const body = node.body.kind === "capture" ? node.body.body : node.body;
  return body.kind === "set" && (body.set & NOT_NEWLINE) === NOT_NEWLINE;
}
