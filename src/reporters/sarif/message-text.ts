import { textBlock } from "../xml/text-block.ts";

/** A message of SARIF. `[text](target)` would be a link in it: where a text has such a pair, brackets are escaped. */
export function messageText(lines: readonly string[]): { readonly text: string } {
  const text = textBlock(lines);
  return { text: text.includes("](") ? text.replace(/[\\[\]]/g, "\\$&") : text };
}
