import { cutText } from "../wording/cut-text.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

const LIMIT = 1000;

/** One line of text in a page, cut where it is very long. */
export function inline(text: string): string {
  return escapeMarkdown(cutText(text, LIMIT));
}
