import type { RE2JS } from "re2js";
import { loadLate } from "../../support/load-late.ts";
import type { PatternNode } from "../syntax/pattern-node.ts";
import { moveHighBytes } from "./byte-notation.ts";
import type { Engine, Extent } from "./engine.ts";
import { INNER_NEWLINE, toRe2 } from "./to-re2.ts";
import type { Re2Source } from "./to-re2.ts";
import { writtenSize } from "./written-size.ts";

/** Whatever can be written without counts; of a larger pattern re2js would take long to build its program. */
const LARGEST_PATTERN = 70_000;
/** Parts of the pattern times bytes of the text: at the worst some 100 ms. */
const QUICK_WORK = 2_000_000;

/**
 * An engine that runs in linear time, or `null` where the pattern is more than it can express. The pattern is compiled
 * when it is first searched for: lint compiles thousands of patterns and searches for none.
 */
export function re2Engine(tree: PatternNode, anchoring: "anywhere" | "whole"): Engine | null {
  const size = writtenSize(tree);
  const written = size > LARGEST_PATTERN ? null : toRe2(tree);
  if (written === null) return null;
  const source = anchoring === "whole" ? `\\A(?:${written.source})\\z` : written.source;
  return {
    kind: "re2",
    isQuick: (length) => size * length <= QUICK_WORK,
    find: (bytes) => find(expressionOf(source), prepare(bytes, written)),
    reset: () => {
      recent.delete(source);
    },
  };
}

/** Expressions that were searched for last: each may take 8 MB for what it has learnt of its texts. */
const MOST_RECENT = 16;
const recent = new Map<string, RE2JS>();

function expressionOf(source: string): RE2JS {
  const known = recent.get(source);
  if (known !== undefined) return known;
  const { RE2JS } = loadLate("re2js") as typeof import("re2js");
  const expression = RE2JS.compile(source);
  const [oldest] = recent.keys();
  if (recent.size >= MOST_RECENT && oldest !== undefined) recent.delete(oldest);
  recent.set(source, expression);
  return expression;
}

function find(expression: RE2JS, text: string): Extent | null {
  if (!expression.test(text)) return null;
  const matcher = expression.matcher(text);
  if (!matcher.find()) return null;
  let start = matcher.start();
  for (let keep = 1; keep <= matcher.groupCount(); keep++) start = Math.max(start, matcher.start(keep));
  return { start, end: matcher.end() };
}

function prepare(bytes: string, { newlines }: Re2Source): string {
  const text = moveHighBytes(bytes);
  const lastAt = text.endsWith("\n") ? text.length - 1 : text.length;
  if (newlines === "as-they-are" || !text.slice(0, lastAt).includes("\n")) return text;
  return text.slice(0, lastAt).replaceAll("\n", INNER_NEWLINE) + text.slice(lastAt);
}
