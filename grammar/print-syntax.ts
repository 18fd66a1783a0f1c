import { piecesOf } from "./pieces-of.ts";
import type { PolicySyntax } from "./syntax.ts";

/** The text of a tree: the same, character by character, as the one that it was read from. */
export function printSyntax(syntax: PolicySyntax, text: string): string {
  let printed = "";
  for (const { span } of piecesOf(syntax, text)) printed += text.slice(span.start, span.end);
  return printed;
}
