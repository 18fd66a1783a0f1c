import type { AssignmentSyntax, ValueSyntax } from "../../../grammar/syntax.ts";
import { textOfValue } from "../../../grammar/text-of-value.ts";
import type { FieldSource, Operand } from "../../checks/fields.ts";
import { spanWithinString } from "./span-within-string.ts";

/** A value as the checks read it: its text without quotes, and the operands where it is a `||` list. */
export function fieldSourceOf(
  [first, ...others]: readonly [AssignmentSyntax, ...AssignmentSyntax[]],
  text: string,
): FieldSource {
  const further = others.map((assignment) => fieldSourceOf([assignment], text));
  return { ...oneSource(first.value, text), others: further };
}

function oneSource(value: ValueSyntax, text: string): Omit<FieldSource, "others"> {
  const operands = value.kind === "list" && value.operator === "||" ? value.operands : [value];
  return {
    ...operandOf(value, text),
    alternatives: operands.map((operand) => operandOf(operand, text)),
  };
}

function operandOf(value: ValueSyntax, text: string): Operand {
  return {
    text: joinedText(value, text),
    kind: value.kind,
    span: value.span,
    spanWithin: (start, end) => spanWithin(value, text, { start, end }),
  };
}

function joinedText(value: ValueSyntax, text: string): string {
  if (value.kind !== "list") return textOfValue(value, text);
  return value.operands.map((operand) => textOfValue(operand, text)).join(value.operator);
}

function spanWithin(value: ValueSyntax, text: string, part: ValueSyntax["span"]): ValueSyntax["span"] {
  if (value.kind === "word")
    return { start: value.span.start + part.start, end: value.span.start + part.end };
  return value.kind === "string" ? spanWithinString(value, text, part) : value.span;
}
