import type { Verdict } from "../../../model/verdict.ts";
import { actualLines } from "../../wording/actual-lines.ts";
import { countOf } from "../../wording/count-of.ts";
import { escapeHtmlLines } from "../escape-html.ts";
import { markup, unescaped } from "../markup.ts";
import type { Markup } from "../markup.ts";

const MOST = 400;

/** What was found in the words of the system, folded; `null` where there is nothing to fold. */
export function actualBlock(verdict: Verdict): Markup | null {
  const lines = actualLines(verdict, MOST);
  if (lines.length === 0) return null;
  const text = unescaped(escapeHtmlLines(lines.join("\n")));
  return markup`<details class="actual"><summary>${countOf(lines.length, "line")}</summary><pre>${text}</pre></details>`;
}
