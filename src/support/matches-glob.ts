import { matchGlobTokens } from "./match-glob-tokens.ts";
import type { GlobToken } from "./match-glob-tokens.ts";

/** Whether a text matches a pattern in which `*` stands for any characters and `?` for one; case does not count. */
export function matchesGlob(pattern: string, text: string): boolean {
  const tokens = Array.from(pattern.toLowerCase(), tokenOf);
  return matchGlobTokens(tokens, Array.from(text.toLowerCase()));
}

function tokenOf(wanted: string): GlobToken {
  if (wanted === "*") return "star";
  return wanted === "?" ? () => true : (given) => given === wanted;
}
