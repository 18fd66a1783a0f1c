import { describe, expect, it } from "vitest";
import { matchesGlob } from "../../src/support/matches-glob.ts";

describe("a pattern", () => {
  it.each<[pattern: string, text: string, isMatch: boolean]>([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["*", "anything at all", true],
    ["web*", "WEB1", true],
    ["web?", "web", false],
    ["*.example.org", "a.b.example.org", true],
    ["a*b*c", "a--b--b--c", true],
    ["a*b*c", "a--c--b", false],
    ["*?*", "", false],
    ["[ab]", "a", false],
    ["?", "😀", true],
  ])("%s of %s: %s", (pattern, text, isMatch) => {
    expect(matchesGlob(pattern, text)).toBe(isMatch);
  });

  it("of many stars is matched without trying everything", () => {
    expect(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(2000))).toBe(false);
  });
});
