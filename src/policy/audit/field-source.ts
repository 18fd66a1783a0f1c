import type { ValueSyntax } from "../../../grammar/syntax.ts";
import { textOfValue } from "../../../grammar/text-of-value.ts";
import type { FieldSource } from "../../checks/fields.ts";

/** A value as the checks read it: its text without quotes, and the operands where it is a `||` list. */
export function fieldSourceOf(value: ValueSyntax, text: string): FieldSource {
  const operands = value.kind === "list" && value.operator === "||" ? value.operands : [value];
  const alternatives = operands.map((operand) => ({ text: joinedText(operand, text), span: operand.span }));
  return { text: joinedText(value, text), span: value.span, alternatives };
}

function joinedText(value: ValueSyntax, text: string): string {
  if (value.kind !== "list") return textOfValue(value, text);
  return value.operands.map((operand) => textOfValue(operand, text)).join(value.operator);
}
