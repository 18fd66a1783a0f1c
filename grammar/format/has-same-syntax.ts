import type { PolicySyntax, ValueSyntax } from "../syntax.ts";
import { stepsOf } from "./steps-of.ts";

/** A tree with the text that it was read from. */
export interface ParsedText {
  readonly syntax: PolicySyntax;
  readonly text: string;
}

/**
 * Whether two texts are the same policy in two layouts: the same tags, keywords, values and comments in the same
 * order. Strings are compared as they are written, comments without the blanks at their ends.
 */
export function hasSameSyntax(one: ParsedText, other: ParsedText): boolean {
  if (one.syntax.dialect !== other.syntax.dialect) return false;
  const others = signsOf(other);
  for (const sign of signsOf(one)) if (others.next().value !== sign) return false;
  return others.next().done === true;
}

/** What makes a text this policy, as a sequence of strings. */
function* signsOf(parsed: ParsedText): Generator<string, void, undefined> {
  for (const step of stepsOf(parsed.syntax.children)) {
    if (step.kind === "opening") {
      const { name, value, attributes } = step.element;
      yield JSON.stringify([name, value, attributes.map((attribute) => [attribute.name, attribute.value])]);
    } else if (step.kind === "closing") yield step.span === null ? "left open" : "closed";
    else {
      yield step.node.keyword;
      yield* signsOfValue(step.node.value, parsed.text);
    }
  }
  for (const { span } of parsed.syntax.comments) yield parsed.text.slice(span.start, span.end).trimEnd();
}

function* signsOfValue(value: ValueSyntax, text: string): Generator<string, void, undefined> {
  const open = [value];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    if (inner.kind === "list") {
      yield `${inner.operator} ${inner.operands.length}`;
      for (const operand of inner.operands.toReversed()) open.push(operand);
    } else if (inner.kind === "term") {
      yield inner.name;
      open.push(inner.value);
    } else yield `${inner.kind} ${text.slice(inner.span.start, inner.span.end)}`;
  }
}
