import { searchTexts } from "./engines/search-texts.ts";
import type { SearchResults } from "./engines/search-texts.ts";
import type { Engine, Extent } from "./engines/engine.ts";
import { hasLooseRepeat } from "./engines/has-loose-repeat.ts";
import { re2Engine } from "./engines/re2-engine.ts";
import { refuseForAll } from "./engines/refuse-for-all.ts";
import { v8Engine } from "./engines/v8-engine.ts";
import { remember } from "../support/remember.ts";
import type { RegexBudget } from "./regex-budget.ts";
import { parsePattern } from "./syntax/parse-pattern.ts";
import type { PatternNode } from "./syntax/pattern-node.ts";
import { refusedOr } from "./syntax/pattern-refusal.ts";
import type { Refusal } from "./syntax/pattern-refusal.ts";

/** What a search found out. `timed-out` and `out-of-memory` are neither a match nor its absence: they become ERROR. */
export type SearchResult =
  | ({ readonly status: "matched" } & Extent)
  | { readonly status: "unmatched" | "timed-out" | "out-of-memory" };

/** A pattern that can be searched for, and the engine that does it: `re2` in linear time, `v8` under a time limit. */
export interface CompiledPattern {
  readonly status: "compiled";
  readonly engine: Engine["kind"];
  readonly tree: PatternNode;
  /** `approximate` where a repeat can match the empty text early: PCRE may end the same match at another place. */
  readonly ends: "exact" | "approximate";
  /** The first match in a text. A search by `v8` costs 0.25 ms whatever the text: many texts go to `searchEach`. */
  search(text: string, budget: RegexBudget): SearchResult;
  /** The first match in each of the texts, such as the lines of a file; at the cost of one search. */
  searchEach(texts: readonly string[], budget: RegexBudget): SearchResults;
}

/** Where a pattern may match. */
interface Anchored {
  readonly anchoring: "anywhere" | "whole";
}

type Compilation = CompiledPattern | Refusal;

/** Patterns of a policy come again: when it is bound and when it is judged, and from rule to rule. Trees take memory. */
const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 200;
const remembered = {
  anywhere: remember(MOST_REMEMBERED, (pattern: string) => compile(pattern, "anywhere")),
  whole: remember(MOST_REMEMBERED, (pattern: string) => compile(pattern, "whole")),
};

/**
 * Compiles a pattern in the dialect of policies: PCRE, 8-bit, without UTF mode and options. `whole` lets it match whole
 * texts only. What neither engine can do faithfully is refused, with its place in the pattern.
 */
export function compilePattern(
  pattern: string,
  { anchoring }: Anchored = { anchoring: "anywhere" },
): Compilation {
  return pattern.length > LONGEST_REMEMBERED ? compile(pattern, anchoring) : remembered[anchoring](pattern);
}

function compile(pattern: string, anchoring: Anchored["anchoring"]): Compilation {
  const parsed = parsePattern(pattern);
  if (parsed.status !== "parsed") return parsed;
  return refusedOr(() => {
    refuseForAll(parsed.tree);
    return compiled(parsed.tree, re2Engine(parsed.tree, anchoring) ?? v8Engine(parsed.tree, anchoring));
  });
}

function compiled(tree: PatternNode, engine: Engine): CompiledPattern {
  return {
    status: "compiled",
    engine: engine.kind,
    tree,
    ends: hasLooseRepeat(tree) ? "approximate" : "exact",
    search: (text, budget) => {
      const results = searchTexts(engine, [text], budget);
      if (results.status !== "searched") return results;
      const [extent] = results.extents;
      return extent == null ? { status: "unmatched" } : { status: "matched", ...extent };
    },
    searchEach: (texts, budget) => searchTexts(engine, texts, budget),
  };
}
