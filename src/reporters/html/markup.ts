import { escapeHtml } from "./escape-html.ts";

/** HTML that is ready to be written. Only `markup` and `unescaped` make some. */
export interface Markup {
  readonly html: string;
}

/** What may stand in a template: text is escaped, `null` is nothing. */
export type Content = string | number | null | Markup | readonly Markup[];

/** Markup of a template; every text in it is escaped, so it may stand in content and in quoted attributes. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let html = parts[0] ?? "";
  for (const [index, content] of contents.entries()) html += htmlOf(content) + (parts[index + 1] ?? "");
  return { html };
}

/** Text of our own that is HTML, CSS or a script already. */
export function unescaped(html: string): Markup {
  return { html };
}

function htmlOf(content: Content): string {
  if (typeof content === "string") return escapeHtml(content);
  if (content === null) return "";
  if (typeof content === "number") return String(content);
  return "html" in content ? content.html : content.map(({ html }) => html).join("");
}
