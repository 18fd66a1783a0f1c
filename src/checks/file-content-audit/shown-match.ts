import type { ContentValues } from "./content-fields.ts";

const LONGEST = 120;

/** What the finding shows of what was found: never more than `only_show` of its last characters. */
export function shownMatch(match: string, { onlyShow, regexReplace }: ContentValues): string {
  const text = regexReplace === null || refersToGroup(regexReplace) ? match : regexReplace;
  const characters = Array.from(text.replaceAll(/\s+/g, " "));
  if (onlyShow === null) return characters.slice(0, LONGEST).join("");
  const shown = onlyShow === 0 ? [] : characters.slice(-onlyShow);
  return "X".repeat(Math.min(characters.length - shown.length, LONGEST)) + shown.slice(0, LONGEST).join("");
}

/** `\3` is a group of the pattern, which are not reported here. */
export function refersToGroup(replacement: string): boolean {
  return /\\\d|\$\d/.test(replacement);
}
