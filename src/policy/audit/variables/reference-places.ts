import type { AssignmentSyntax, PolicySyntax, ValueSyntax } from "../../../../grammar/syntax.ts";
import type { Span } from "../../../model/span.ts";
import type { VariableReference } from "./find-references.ts";

/** What a reference stands in. */
export interface ReferencePlace {
  readonly reference: VariableReference;
  /** The keyword of its line; `null` in a tag, and in text that is no part of the policy's tree. */
  readonly keyword: string | null;
  /** The quote of the string that it stands in; `null` outside of strings. */
  readonly quote: '"' | "'" | null;
  /** The whole line, else the reference itself. */
  readonly span: Span;
}

/** The places of references, in the same order. Takes one walk over the tree, without recursion. */
export function placesOf(
  references: readonly VariableReference[],
  syntax: PolicySyntax,
): readonly ReferencePlace[] {
  const places: ReferencePlace[] = [];
  const [first] = references;
  if (first === undefined) return places;
  for (const assignment of assignmentsOf(syntax)) {
    const { span, keyword, value } = assignment;
    for (let next = references[places.length]; next !== undefined; next = references[places.length]) {
      if (next.span.start >= span.end) break;
      const isInside = next.span.start >= span.start;
      places.push(isInside ? { reference: next, keyword, quote: quoteAt(value, next), span } : outside(next));
    }
    if (places.length === references.length) return places;
  }
  return [...places, ...references.slice(places.length).map(outside)];
}

function outside(reference: VariableReference): ReferencePlace {
  return { reference, keyword: null, quote: null, span: reference.span };
}

/** Every assignment in the order of the text. */
function* assignmentsOf(syntax: PolicySyntax): Generator<AssignmentSyntax> {
  const open = syntax.children.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "assignment") yield node;
    else for (const child of node.children.toReversed()) open.push(child);
  }
}
