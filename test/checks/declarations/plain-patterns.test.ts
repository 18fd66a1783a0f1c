import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLAIN_PATTERN } from "../../../src/checks/field-kinds/plain-pattern.ts";
import { reviewPatternText } from "../../../src/checks/field-kinds/review-pattern-text.ts";

const PARTS = [
  ...["a", "0", " ", "-", ".", ":", "=", "#", "&", "^", "$", "(", "(?:", ")", "|", "*", "+", "?"],
  ...["[", "]", "[^", "{", "}", "\\", "\\s", "\\S", "\\.", "\\[", "\\(", "\\$", "\\d", "\\b", "\\1"],
  ...["[\\s]*", "[^:]+", "[a-z0-9]", "[$^]", "[.a.]", "[:a:]", "[=", "[\\s\\S]", "(a|b)", "(?:x|)", "a-z"],
];

describe("a plain pattern", () => {
  it("has no fault that a closer look would find", () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }), (parts) => {
        const pattern = parts.join("");
        if (!PLAIN_PATTERN.test(pattern)) return;
        plain += 1;
        expect(reviewPatternText(pattern).issues).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
  });

  it.each([
    "^[\\s]*Port[\\s]+(22|23)[\\s]*$",
    "^pass$",
    "[^:]+:[0-9]+",
    "^/etc/.*\\.conf$",
    "^[A-Za-z0-9_-]*$".replace("_-", "_"),
  ])("%s is one", (pattern) => {
    expect(pattern).toMatch(PLAIN_PATTERN);
  });

  it.each([
    "(a+)+",
    "a$b",
    "a^b",
    "[:alpha:]",
    "[[:alpha:]]",
    "(?i)a",
    "a{2}",
    "[^\\s\\S]",
    "(a",
    "a++",
    "\\b",
    "[z-a]",
    "é",
  ])("%s is none", (pattern) => {
    expect(pattern).not.toMatch(PLAIN_PATTERN);
  });
});
