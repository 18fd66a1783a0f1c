import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { lineSearch } from "../text-files/search-lines.ts";
import type { LineAnswer } from "../text-files/search-lines.ts";
import type { OutputRule } from "./output-rule.ts";

/** A line that counts, and which pattern of the rule it matches. */
export interface MarkedLine {
  readonly text: string;
  readonly isWanted: boolean;
  readonly isForbidden: boolean;
}

/** The lines that count; or why that cannot be told. */
export type MarkedLines =
  | { readonly status: "searched"; readonly lines: readonly MarkedLine[] }
  | ({ readonly status: "unseen" } & Doubt);

/** The lines that `regex` keeps, each with what it matches. */
export function markLines(texts: readonly string[], rule: OutputRule, budget: RegexBudget): MarkedLines {
  const search = (pattern: string | null, lines: readonly string[]): LineAnswer =>
    pattern === null ? noneOf(lines) : searchOnce(pattern, lines, budget);
  const kept = rule.regex === null ? allOf(texts) : search(rule.regex, texts);
  if (kept.status === "unseen") return kept;
  const lines = texts.filter((_, index) => kept.matches[index] === true);
  const wanted = search(rule.expect, lines);
  if (wanted.status === "unseen") return wanted;
  const forbidden = search(rule.notExpect, lines);
  if (forbidden.status === "unseen") return forbidden;
  const marked = lines.map((text, index) => ({
    text,
    isWanted: wanted.matches[index] === true,
    isForbidden: forbidden.matches[index] === true,
  }));
  return { status: "searched", lines: marked };
}

/** Commands say the same again and again: each text is searched once. */
function searchOnce(pattern: string, lines: readonly string[], budget: RegexBudget): LineAnswer {
  const texts = [...new Set(lines)];
  const answer = lineSearch(pattern, budget)(texts);
  if (answer.status === "unseen") return answer;
  const matching = new Set(texts.filter((_, index) => answer.matches[index] === true));
  return { status: "searched", matches: lines.map((text) => matching.has(text)) };
}

function noneOf(lines: readonly string[]): LineAnswer {
  return { status: "searched", matches: lines.map(() => false) };
}

function allOf(lines: readonly string[]): LineAnswer {
  return { status: "searched", matches: lines.map(() => true) };
}
