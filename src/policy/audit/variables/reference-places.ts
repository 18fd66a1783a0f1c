import type {
  AssignmentSyntax,
  PolicySyntax,
  StringSyntax,
  ValueSyntax,
} from "../../../../grammar/syntax.ts";
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
  const next = () => references[places.length];
  for (const assignment of assignmentsOf(syntax)) {
    for (let one = next(); isBefore(one, assignment.span.start); one = next()) places.push(placeOutside(one));
    if (next() === undefined) return places;
    for (const { span, quote } of stringsOf(assignment.value))
      for (let one = next(); isBefore(one, span.end); one = next())
        places.push(placeIn(assignment, one, one.span.start < span.start ? null : quote));
    for (let one = next(); isBefore(one, assignment.span.end); one = next())
      places.push(placeIn(assignment, one, null));
  }
  return [...places, ...references.slice(places.length).map(placeOutside)];
}

function isBefore(reference: VariableReference | undefined, offset: number): reference is VariableReference {
  return reference !== undefined && reference.span.start < offset;
}

function placeIn(
  { keyword, span }: AssignmentSyntax,
  reference: VariableReference,
  quote: ReferencePlace["quote"],
): ReferencePlace {
  return { reference, keyword, quote, span };
}

function placeOutside(reference: VariableReference): ReferencePlace {
  return { reference, keyword: null, quote: null, span: reference.span };
}

/** The strings of a value in the order of the text. */
function* stringsOf(value: ValueSyntax): Generator<StringSyntax> {
  const open = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === "string") yield part;
    else if (part.kind === "term") yield part.value;
    else if (part.kind === "list") for (const operand of part.operands.toReversed()) open.push(operand);
  }
}

/** Every assignment in the order of the text. */
function* assignmentsOf(syntax: PolicySyntax): Generator<AssignmentSyntax> {
  const open = syntax.children.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "assignment") yield node;
    else for (const child of node.children.toReversed()) open.push(child);
  }
}
