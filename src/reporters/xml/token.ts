import { printable } from "../../support/printable.ts";

/** Most texts: nothing in them has to change. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as an XML token: inert, single blanks, never empty (`instead` stands in). */
export function token(text: string, instead: string): string {
  if (PLAIN.test(text)) return text;
  const words = printable(text.replace(/\s+/g, " ")).trim();
  return words === "" ? instead : words;
}
