import { htmlEntities } from "../../support/html-entities.ts";
import { printable, printableLines } from "../../support/printable.ts";

/** Most texts of a report are made of these alone: they are shown as they are. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;
/** One line of text, inert in the content of an HTML or SVG element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return PLAIN.test(text) ? text : htmlEntities(printable(text));
}

/** The same for text of several lines: its line feeds stay. */
export function escapeHtmlLines(text: string): string {
  return PLAIN.test(text) ? text : htmlEntities(printableLines(text));
}
