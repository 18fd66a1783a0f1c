/** A part of a pattern: any characters at all, or one that passes a test. */
export type GlobToken = "star" | CharacterTest;

export type CharacterTest = (character: string) => boolean;

/**
 * Whether the characters of a whole text are those that the tokens stand for. A star that is met again starts over from
 * the next character: nothing before the last star is tried again, so the time is at most tokens times characters.
 */
export function matchGlobTokens(tokens: readonly GlobToken[], text: readonly string[]): boolean {
  let star = -1;
  let resume = 0;
  let at = 0;
  for (let index = 0; index < text.length;) {
    const token = tokens[at];
    if (token === "star") {
      star = at;
      resume = index;
      at += 1;
    } else if (token?.(text[index] ?? "") === true) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return tokens.slice(at).every((token) => token === "star");
}
