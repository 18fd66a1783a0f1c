import { compilePattern } from "../../regex/compile-pattern.ts";
import type { CompiledPattern } from "../../regex/compile-pattern.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { quoted } from "../wording/quoted.ts";
import type { ContentValues } from "./content-fields.ts";
import { hasCheckDigit } from "./has-check-digit.ts";

/** What a text holds of what a rule looks for: the match that is shown, nothing, or a doubt. */
type TextMatch =
  | { readonly status: "matched"; readonly match: string }
  | { readonly status: "unmatched" }
  | ({ readonly status: "unseen" } & Doubt);

/** Looks into one text. */
export type FindMatch = (text: string) => TextMatch;

const MOST_MATCHES = 10_000;

/** Makes the search of a rule; all texts share the budget. `regex` and one of `expect` have to be there, anywhere. */
export function findMatch(values: ContentValues, budget: RegexBudget): FindMatch {
  const compiled = values.regex === null ? null : compilePattern(values.regex);
  if (compiled !== null && compiled.status !== "compiled") {
    const detail = `The pattern ${quoted(values.regex ?? "")} cannot be matched: ${compiled.message}.`;
    return () => ({ status: "unseen", reason: "undetermined", detail });
  }
  return (text) => {
    const word = expectedIn(text, values.expect);
    if (word === null) return { status: "unmatched" };
    if (compiled === null) return { status: "matched", match: word };
    return values.luhn === "YES" ? checkedMatch(compiled, text, budget) : firstMatch(compiled, text, budget);
  };
}

/** A text of `expect` that is in there, letter case apart; the empty one where nothing is expected. */
function expectedIn(text: string, expect: readonly string[] | null): string | null {
  if (expect === null) return "";
  const lower = text.toLowerCase();
  return expect.find((part) => lower.includes(part.toLowerCase())) ?? null;
}

function firstMatch(pattern: CompiledPattern, text: string, budget: RegexBudget): TextMatch {
  const found = pattern.search(text, budget);
  if (found.status === "matched") return { status: "matched", match: text.slice(found.start, found.end) };
  return found.status === "unmatched" ? { status: "unmatched" } : unsearched(found.status);
}

/** The first match whose check digit is right. */
function checkedMatch(pattern: CompiledPattern, text: string, budget: RegexBudget): TextMatch {
  let rest = text;
  for (let tried = 0; tried < MOST_MATCHES; tried += 1) {
    const found = pattern.search(rest, budget);
    if (found.status === "unmatched") return { status: "unmatched" };
    if (found.status !== "matched") return unsearched(found.status);
    const match = rest.slice(found.start, found.end);
    if (hasCheckDigit(match)) return { status: "matched", match };
    rest = rest.slice(Math.max(found.end, found.start + 1));
  }
  return {
    status: "unseen",
    reason: "truncated-output",
    detail: `More than ${MOST_MATCHES} matches were tried.`,
  };
}

function unsearched(status: "timed-out" | "out-of-memory"): TextMatch {
  if (status === "timed-out")
    return {
      status: "unseen",
      reason: "timed-out",
      detail: "The pattern took too long (--regex-timeout gives it more time).",
    };
  return { status: "unseen", reason: "failed", detail: "The pattern needs too much memory." };
}
