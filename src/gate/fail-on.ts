import type { Severity } from "../model/policy.ts";
import { levelOf } from "./selection/selector.ts";

/** What makes a run fail: a status beside FAILED, or rules from a severity on that do not hold. */
export type FailOn =
  { readonly kind: "failed" | "warning" | "error" } | { readonly kind: "severity"; readonly least: Severity };

/** What is expected, for a message. */
export const FAIL_ON_FORM = "failed, warning, error, or severity>=low, severity>=medium, severity>=high";

/** Reads one `--fail-on`; `null` where it is none. `medium` alone is `severity>=medium`. */
export function parseFailOn(text: string): FailOn | null {
  const word = text.trim().toLowerCase();
  if (word === "failed" || word === "warning" || word === "error") return { kind: word };
  const least = word.replace(/^severity\s*>=\s*/, "");
  return levelOf(least) < 0 ? null : { kind: "severity", least: least.toUpperCase() as Severity };
}
