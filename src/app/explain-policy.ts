import type { EnclosingIf, Explained, LineExplanation } from "../model/line-explanation.ts";
import type { Span } from "../model/span.ts";
import { lineIndex } from "../support/line-index.ts";
import { conditionFacts, explainNode, named } from "./explain-node.ts";
import { hasErrors, reportedDiagnostics } from "./load-policy.ts";
import type { LoadedPolicy } from "./load-policy.ts";
import { nearestNodes } from "./nearest-nodes.ts";
import { nodeAtLine } from "./node-at-line.ts";
import type { NodeInPlace, PlaceInIf } from "./node-at-line.ts";
import { whatStandsOn } from "./what-stands-on.ts";
import type { StandingText } from "./what-stands-on.ts";

/** What a policy says on one line of its text; the first line is 1. */
export function explainLine(loaded: LoadedPolicy, line: number): LineExplanation {
  const lines = lineIndex(loaded.text);
  const { span, remarksAt, ...rest } = partsAt(lines.rangeOf(line), loaded);
  const first = lines.positionAt(span.start).line;
  const last = lines.positionAt(Math.max(span.start, span.end - 1)).line;
  const own = loaded.diagnostics.filter((diagnostic) => isWithin(diagnostic.span, remarksAt));
  const diagnostics = reportedDiagnostics({ ...loaded, diagnostics: own });
  return { schemaVersion: "1.0", file: loaded.file, line, lines: [first, last], ...rest, diagnostics };
}

interface Parts {
  readonly span: Span;
  /** Diagnostics that begin here are about what is explained. */
  readonly remarksAt: Span;
  readonly enclosing: readonly EnclosingIf[];
  readonly explained: Explained;
}

function partsAt(line: Span, loaded: LoadedPolicy): Parts {
  const place = nodeAtLine(loaded.policy.nodes, line);
  if (place === null) return withoutNode(whatStandsOn(line, loaded), loaded);
  if (place.node.kind !== "if" || !hasErrors(loaded)) return ofNode(place, loaded);
  // An item with faults is in no branch: the <if> around it must not be taken for what was meant.
  const standing = whatStandsOn(line, loaded);
  return standing.kind === "left-out" ? withoutNode(standing, loaded) : ofNode(place, loaded);
}

function ofNode({ node, around }: NodeInPlace, { policy }: LoadedPolicy): Parts {
  const { span } = node;
  return {
    span,
    remarksAt: node.kind === "if" ? { start: span.start, end: node.condition.span.start + 1 } : span,
    enclosing: enclosingOf(around),
    explained: explainNode(node, policy.checkType),
  };
}

function withoutNode({ words, span }: StandingText, { policy }: LoadedPolicy): Parts {
  const { before, after } = nearestNodes(policy.nodes, span);
  const explained = {
    kind: "none",
    stands: words,
    before: before === null ? null : named(before),
    after: after === null ? null : named(after),
  } as const;
  return { span, remarksAt: span, enclosing: [], explained };
}

function enclosingOf(innermost: PlaceInIf | null): readonly EnclosingIf[] {
  const enclosing: EnclosingIf[] = [];
  for (let place = innermost; place !== null; place = place.around)
    enclosing.push({ part: place.part, condition: conditionFacts(place.node.condition) });
  return enclosing.reverse();
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.start < Math.max(outer.end, outer.start + 1);
}
