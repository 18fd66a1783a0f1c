import type { ValueSyntax } from "./syntax.ts";

/** The text that a value stands for: a string unescaped and without quotes, anything else as it was written. */
export function textOfValue(value: ValueSyntax, text: string): string {
  if (value.kind === "string" || value.kind === "word") return value.value;
  return text.slice(value.span.start, value.span.end);
}
