import { accepted } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm } from "./one-text.ts";
import { issuesOfPattern, reviewPatternText, SEVERAL_LINES } from "./review-pattern-text.ts";

const EXAMPLE = '"^yes$"';

/** A regular expression as Nessus reads it (PCRE), for single lines; an empty one is legal. */
export const pattern: FieldKind<string> = { example: EXAMPLE, parse: readPattern };

/** The same for a whole text. */
export const textPattern: FieldKind<string> = {
  example: EXAMPLE,
  parse: (source) => {
    const { value, issues } = readPattern(source);
    return { value, issues: issues.filter(({ code }) => code !== SEVERAL_LINES) };
  },
};

/** A regular expression that nothing may match. */
export const forbiddenPattern: FieldKind<string> = {
  example: '"^no$"',
  parse: (source) => {
    const { value, issues } = readPattern(source);
    const isEverything = value !== null && reviewPatternText(value).reach === "every-line";
    return { value, issues: isEverything ? [...issues, EVERY_LINE] : issues };
  },
};

/** A regular expression for each time that the keyword is given. */
export const patterns: FieldKind<readonly string[]> = {
  example: EXAMPLE,
  repetition: "many",
  parse: (source) => readPatterns([source, ...source.others]),
};

const EVERY_LINE: FieldIssue = {
  code: "AUD2123",
  severity: "warning",
  message: "every line matches the pattern, so whatever there is fails",
  hint: 'expect : "" says that there must be nothing',
};

function readPattern(source: FieldSource): FieldResult<string> {
  const { value, issues } = readPatterns([source]);
  return { value: value?.[0] ?? null, issues };
}

function readPatterns(sources: readonly FieldSource[]): FieldResult<readonly string[]> {
  const issues = sources.flatMap(issuesOf);
  const isRefused = issues.some(({ severity }) => severity === "error");
  const texts = sources.map(({ text }) => text);
  return isRefused ? { value: null, issues } : accepted(texts, issues);
}

function issuesOf(source: FieldSource): readonly FieldIssue[] {
  const fault = faultOfForm(source, EXAMPLE);
  if (fault !== null) return [{ ...fault, span: source.span }];
  return issuesOfPattern(source.text).map(({ start, end, ...issue }) => ({
    ...issue,
    span: source.spanWithin(start, end),
  }));
}
