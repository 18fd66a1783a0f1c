import type { Span } from "../../model/span.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";
import { findExponential } from "./find-exponential.ts";
import { matchesEverything } from "./matches-everything.ts";
import { findNeverMatching } from "./find-never-matching.ts";
import { findSeveralLines } from "./find-several-lines.ts";

/**
 * Something about a pattern that its author would want to know; `span` is its place in the pattern.
 * `never-matches`: no text at all matches. `several-lines`: no single line matches, because it holds no line feed.
 * `exponential`: engines that track back can take exponential time, PCRE among them. `matches-everything`: every line
 * matches.
 */
export interface PatternFact {
  readonly kind: "never-matches" | "several-lines" | "exponential" | "matches-everything";
  readonly span: Span;
}

/** Reviews a parsed pattern. Says only what is certain, and nothing about what would take long to find out. */
export function reviewPattern(tree: PatternNode): readonly PatternFact[] {
  const blocked = findNeverMatching(tree);
  if (blocked !== null) return [{ kind: "never-matches", span: blocked }];
  const lineFeed = findSeveralLines(tree);
  const facts: PatternFact[] = findExponential(tree).map((span) => ({ kind: "exponential", span }));
  if (lineFeed !== null) facts.push({ kind: "several-lines", span: lineFeed });
  if (matchesEverything(tree)) facts.push({ kind: "matches-everything", span: tree.span });
  return facts;
}
