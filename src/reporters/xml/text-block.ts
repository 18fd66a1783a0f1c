import { printable } from "../../support/printable.ts";

/** Most texts: nothing in them has to change. */
const PLAIN = /^[ -~\n]*$/;

/** Lines as the text of an element: inert, nothing left but their line feeds, no blanks at their ends. */
export function textBlock(texts: readonly string[]): string {
  const text = texts.join("\n");
  if (PLAIN.test(text) && !text.includes(" \n")) return text.trimEnd();
  return linesOf(text)
    .map((line) => printable(line).trimEnd())
    .join("\n")
    .trimEnd();
}

function linesOf(text: string): readonly string[] {
  return text.replaceAll("\t", "  ").split(/\r?\n/);
}
