import type { Outcome } from "../../model/outcome.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** An outcome as its word; the style adds its colour and its sign. */
export function outcomeBadge(outcome: Outcome): Markup {
  return markup`<span class="badge ${outcome}">${outcome}</span>`;
}
