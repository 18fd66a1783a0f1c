import { shorten } from "./shorten.ts";

/** A value of a rule inside a sentence: `"text"`, cut where it is too long. Raw: the printer escapes it. */
export function quoted(text: string): string {
  return `"${shorten(text)}"`;
}
