import type { PatternNode } from "./pattern-node.ts";
import { refusedOr } from "./pattern-refusal.ts";
import type { Refusal } from "./pattern-refusal.ts";
import { PatternParser } from "./pattern-parser.ts";

/** A pattern that was read: its tree. */
export interface ParsedPattern {
  readonly status: "parsed";
  readonly tree: PatternNode;
}

/** Reads a pattern in the dialect of PCRE (8-bit, no UTF, default options), or says where and why it is refused. */
export function parsePattern(pattern: string): ParsedPattern | Refusal {
  return refusedOr(() => ({ status: "parsed" as const, tree: new PatternParser(pattern).parse() }));
}
