import { compilePattern } from "../../regex/compile-pattern.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";

/** Which paths none of the globs stands for, as a shell reads globs: `*` and `?` do not stand for `/`. */
export function notIgnored(
  paths: readonly string[],
  globs: readonly string[],
  budget: RegexBudget,
): ReadonlySet<string> {
  const left = new Set(paths);
  for (const glob of globs) {
    left.delete(glob);
    const compiled = compilePattern(patternOf(glob), { anchoring: "whole" });
    if (compiled.status !== "compiled") continue;
    const candidates = [...left];
    const found = compiled.searchEach(candidates, budget);
    if (found.status !== "searched") continue;
    for (const [index, extent] of found.extents.entries())
      if (extent !== null) left.delete(candidates[index] ?? "");
  }
  return left;
}

const GLOB_PART = /\*|\?|\[!?\]?[^\]/]{0,200}\]|\\.|[^]/gsu;

function patternOf(glob: string): string {
  return glob.replaceAll(GLOB_PART, (part) => {
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 1 && part.startsWith("[")) return classOf(part);
    const character = part.length > 1 ? part.slice(1) : part;
    return /[!-.:-@[-`{-~]/.test(character) ? `\\${character}` : character;
  });
}

function classOf(part: string): string {
  const isNegated = part.startsWith("[!") || part.startsWith("[^");
  const members = part.slice(isNegated ? 2 : 1, -1).replaceAll(/[\\\][^]/g, (character) => `\\${character}`);
  return `[${isNegated ? "^" : ""}${members}]`;
}
