import { escapeHtml } from "../html/escape-html.ts";

/** One line of text for a line of HTML, where Markdown means nothing but mentions and references still would. */
export function escapeSummary(text: string): string {
  return escapeHtml(text).replace(/@(?=\w)|(?<!&)#(?=\d)/g, "$&&#8203;");
}
