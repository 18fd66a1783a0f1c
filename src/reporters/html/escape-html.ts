import { printable, printableLines } from "../../support/printable.ts";

/** Most texts of a report are made of these alone: they are shown as they are. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;
const SPECIAL = /[&<>"']/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** One line of text, inert in the content of an HTML or SVG element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return PLAIN.test(text) ? text : withEntities(printable(text));
}

/** The same for text of several lines: its line feeds stay. */
export function escapeHtmlLines(text: string): string {
  return PLAIN.test(text) ? text : withEntities(printableLines(text));
}

function withEntities(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
