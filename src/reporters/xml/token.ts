import { printable } from "../../support/printable.ts";

/** A text as an XML token: inert, single blanks, never empty (`instead` stands in). */
export function token(text: string, instead: string): string {
  const words = printable(text.replace(/\s+/g, " ")).trim();
  return words === "" ? instead : words;
}
