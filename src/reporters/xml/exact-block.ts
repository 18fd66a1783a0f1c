import { printable } from "../../support/printable.ts";

/** What a machine said, as the text of an element: inert, with the blanks at the ends of its lines; none at its own end. */
export function exactBlock(text: string): string {
  return text.replaceAll("\t", "  ").split(/\r?\n/).map(printable).join("\n").trimEnd();
}
