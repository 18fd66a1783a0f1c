import { compilePattern } from "../../regex/compile-pattern.ts";
import type { PatternFact } from "../../regex/review/review-pattern.ts";
import { reviewPattern } from "../../regex/review/review-pattern.ts";
import type { Refusal } from "../../regex/syntax/pattern-refusal.ts";
import { remember } from "../../support/remember.ts";
import type { FieldIssue } from "../fields.ts";
import { PLAIN_PATTERN } from "./plain-pattern.ts";

/** The code of a pattern that only several lines together could match. */
export const SEVERAL_LINES = "AUD2128";

/** A fault of a pattern, and where in the pattern it is. */
export type PatternIssue = Omit<FieldIssue, "span"> & { readonly start: number; readonly end: number };

/** What is to be said of a pattern. */
export interface PatternReview {
  readonly issues: readonly PatternIssue[];
  /** Whether every line matches. */
  readonly reach: "every-line" | "some-lines";
}

/** Policies repeat their patterns: `^pass$` may stand in thousands of rules. */
const MOST_KNOWN = 10_000;
const LONGEST_KNOWN = 1_000;
const rememberedReview = remember(MOST_KNOWN, reviewText);

/** What is wrong with a pattern: it is none, it cannot be judged here, it never matches, or it may take for ever. */
export function issuesOfPattern(pattern: string): readonly PatternIssue[] {
  const isPlain = pattern.length <= LONGEST_KNOWN && PLAIN_PATTERN.test(pattern);
  return isPlain ? [] : reviewPatternText(pattern).issues;
}

/** The same with what the pattern reaches. */
export function reviewPatternText(pattern: string): PatternReview {
  return pattern.length > LONGEST_KNOWN ? reviewText(pattern) : rememberedReview(pattern);
}

function reviewText(pattern: string): PatternReview {
  const compiled = compilePattern(pattern);
  if (compiled.status !== "compiled") return { issues: [refusalIssue(compiled)], reach: "some-lines" };
  const facts = reviewPattern(compiled.tree);
  const isEverything = facts.some(({ kind }) => kind === "matches-everything");
  return { issues: facts.flatMap(factIssues), reach: isEverything ? "every-line" : "some-lines" };
}

function refusalIssue({ status, offset, length, message, hint }: Refusal): PatternIssue {
  const isMalformed = status === "malformed";
  return {
    code: isMalformed ? "AUD2106" : "AUD2107",
    severity: isMalformed ? "error" : "warning",
    message: isMalformed
      ? `this is no pattern: ${message}`
      : `this version cannot match the pattern, so the rule will be ERROR: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    start: offset,
    end: offset + length,
  };
}

function factIssues({ kind, span: { start, end } }: PatternFact): readonly PatternIssue[] {
  switch (kind) {
    case "never-matches": {
      const message = "no text at all matches the pattern: it fails here";
      return [{ code: "AUD2108", severity: "warning", message, hint: NEVER_HINT, start, end }];
    }
    case "several-lines": {
      const message =
        "no line matches the pattern: it asks for a line feed, and lines are matched one by one";
      return [{ code: SEVERAL_LINES, severity: "warning", message, hint: SEVERAL_LINES_HINT, start, end }];
    }
    case "exponential": {
      const message = "an engine that tracks back, as that of Nessus does, may take for ever on this";
      return [{ code: "AUD2109", severity: "warning", message, hint: EXPONENTIAL_HINT, start, end }];
    }
    case "matches-everything":
      return [];
  }
}

const NEVER_HINT = "^ stands at the beginning and $ at the end; write \\^ and \\$ for the characters";
const SEVERAL_LINES_HINT = "match one of the lines, or let a command join them: tr '\\n' ' '";
const EXPONENTIAL_HINT = "let the inner and the outer repeat have nothing in common";
