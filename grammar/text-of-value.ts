import type { ValueSyntax } from "./syntax.ts";

/**
 * The text that a value stands for: a string unescaped and without quotes, a word as it is. Lists keep their quotes
 * and operators, and lose what is only layout: blanks, line breaks and comments. Nests as deep as parentheses do.
 */
export function textOfValue(value: ValueSyntax, text: string): string {
  return value.kind === "string" || value.kind === "word" ? value.value : textOfOperand(value, text);
}

function textOfOperand(value: ValueSyntax, text: string): string {
  switch (value.kind) {
    case "string":
      return text.slice(value.span.start, value.span.end);
    case "word":
      return value.value;
    case "range":
      return `[${value.first}..${value.last}]`;
    case "term":
      return `${value.name}:${textOfOperand(value.value, text)}`;
    case "list":
      return joined(value.operands, value.operator === "," ? ", " : ` ${value.operator} `, text);
  }
}

function joined(operands: readonly ValueSyntax[], separator: string, text: string): string {
  const texts = operands.map((operand) =>
    operand.kind === "list" ? `(${textOfOperand(operand, text)})` : textOfOperand(operand, text),
  );
  return texts.join(separator);
}
