import { printable } from "../../support/printable.ts";

/** One line of text in a test point: nothing in it begins a directive. TAP escapes `\` and `#` and nothing else. */
export function escapeTap(text: string): string {
  return printable(text).replace(/[\\#]/g, "\\$&").trim();
}
