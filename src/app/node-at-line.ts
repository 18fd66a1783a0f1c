import type { ConditionMember, IfNode, PolicyNode } from "../model/policy.ts";
import type { Span } from "../model/span.ts";

/** The part of an `<if>` that something stands in, with the `<if>` around that. */
export interface PlaceInIf {
  readonly node: IfNode;
  readonly part: "condition" | "then" | "else";
  readonly around: PlaceInIf | null;
}

/** A node, and where it stands; `around` is `null` at the top of the policy. */
export interface NodeInPlace {
  readonly node: ConditionMember | IfNode;
  readonly around: PlaceInIf | null;
}

/** The item or report of which a part is on a line, else the innermost `<if>`; `null` where there is none of them. */
export function nodeAtLine(nodes: readonly PolicyNode[], line: Span): NodeInPlace | null {
  let innermost: NodeInPlace | null = null;
  let ending: NodeInPlace | null = null;
  const open: NodeInPlace[] = [];
  push(open, nodes, null);
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { node } = place;
    if (!isOn(node.span, line)) continue;
    if (node.kind === "if") {
      innermost = place;
      pushParts(open, node, place.around);
    } else if (node.span.start >= line.start) return place;
    else ending ??= place;
  }
  return ending ?? innermost;
}

function pushParts(open: NodeInPlace[], node: IfNode, around: PlaceInIf | null): void {
  push(open, node.else ?? [], { node, part: "else", around });
  push(open, node.then, { node, part: "then", around });
  push(open, node.condition.members, { node, part: "condition", around });
}

function push(
  open: NodeInPlace[],
  nodes: readonly (ConditionMember | IfNode)[],
  around: PlaceInIf | null,
): void {
  for (const node of nodes.toReversed()) open.push({ node, around });
}

function isOn(span: Span, line: Span): boolean {
  return span.start <= line.end && span.end > line.start;
}
