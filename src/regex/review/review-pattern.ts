import type { Span } from "../../model/span.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";
import { findExponential } from "./find-exponential.ts";
import { matchesEverything } from "./matches-everything.ts";
import { findNeverMatching } from "./find-never-matching.ts";

/**
 * Something about a pattern that its author would want to know; `span` is its place in the pattern.
 * `never-matches`: no text at all matches. `exponential`: engines that track back can take exponential time, PCRE
 * among them. `matches-everything`: every line matches.
 */
export interface PatternFact {
  readonly kind: "never-matches" | "exponential" | "matches-everything";
  readonly span: Span;
}

/** Reviews a parsed pattern. Says only what is certain, and nothing about what would take long to find out. */
export function reviewPattern(tree: PatternNode): readonly PatternFact[] {
  const blocked = findNeverMatching(tree);
  if (blocked !== null) return [{ kind: "never-matches", span: blocked }];
  const facts: PatternFact[] = findExponential(tree).map((span) => ({ kind: "exponential", span }));
  if (matchesEverything(tree)) facts.push({ kind: "matches-everything", span: tree.span });
  return facts;
}
