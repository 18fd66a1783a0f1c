import type { ConditionMember, PolicyNode } from "../model/policy.ts";
import type { Span } from "../model/span.ts";
import { walkPolicy } from "../model/walk-policy.ts";

/** The last item that ends before a line, and the first that begins behind it. */
export interface NearestNodes {
  readonly before: ConditionMember | null;
  readonly after: ConditionMember | null;
}

/** The items and reports nearest to a line, in branches and in conditions. */
export function nearestNodes(nodes: readonly PolicyNode[], line: Span): NearestNodes {
  let before: ConditionMember | null = null;
  let after: ConditionMember | null = null;
  for (const node of itemsOf(nodes)) {
    if (node.span.end <= line.start && node.span.end > (before?.span.end ?? -1)) before = node;
    if (node.span.start >= line.end && node.span.start < (after?.span.start ?? Infinity)) after = node;
  }
  return { before, after };
}

function* itemsOf(nodes: readonly PolicyNode[]): Generator<ConditionMember> {
  for (const { node } of walkPolicy(nodes))
    if (node.kind === "if") yield* node.condition.members;
    else yield node;
}
