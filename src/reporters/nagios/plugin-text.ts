import { printable } from "../../support/printable.ts";
import { cutText } from "../wording/cut-text.ts";

/** One line of a plug-in's text, cut where it is long. A bar would begin the figures, so it becomes visible. */
export function pluginText(text: string, limit: number): string {
  return cutText(printable(text).replaceAll("|", "\\x7c"), limit);
}
