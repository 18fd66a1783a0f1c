import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/regex/compile-pattern.ts";
import { regexBudget } from "../../src/regex/regex-budget.ts";
import { reviewPattern } from "../../src/regex/review/review-pattern.ts";
import { processorTimeOf } from "../processor-time.ts";

const STATUSES = ["compiled", "malformed", "unsupported"];
const ANSWERS = ["matched", "unmatched", "timed-out", "out-of-memory"];

/** Everything that can be done with a pattern; gives how it was compiled. */
function exercise(pattern: string, text: string): string {
  const compiled = compilePattern(pattern);
  expect(STATUSES).toContain(compiled.status);
  if (compiled.status === "compiled") {
    expect(ANSWERS).toContain(compiled.search(text, regexBudget(100)).status);
    for (const { span } of reviewPattern(compiled.tree)) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(pattern.length);
    }
    return compiled.status;
  }
  expect(compiled.offset).toBeGreaterThanOrEqual(0);
  expect(compiled.offset + compiled.length).toBeLessThanOrEqual(pattern.length);
  return compiled.status;
}

const MADE_TO_HURT: readonly (readonly [name: string, pattern: string, status: string])[] = [
  ["10,000 nested groups", "(".repeat(10_000) + ")".repeat(10_000), "malformed"],
  ["250 nested groups", `${"(".repeat(250)}a${")+".repeat(250)}`, "compiled"],
  [
    "250 nested groups with all around them",
    `${"(?:a(".repeat(125)}b${")+c|d\n)*$".repeat(125)}`,
    "compiled",
  ],
  ["repeats up to the limit of one engine", "(?:(?:[^a]{10}){10}){10}", "compiled"],
  ["repeats over the limit of one engine", "(?:(?:[^a]{10}){10}){11}", "compiled"],
  ["a megabyte of letters", "a".repeat(1_000_000), "unsupported"],
  ["64 KiB of letters", "a".repeat(65_536), "compiled"],
  ["a million brackets", "[".repeat(1_000_000), "unsupported"],
  ["openings of POSIX classes", "[[:".repeat(20_000), "malformed"],
  ["openings of collating elements", "[[.[:".repeat(12_000), "malformed"],
  ["openings of comments", "(?#".repeat(20_000), "malformed"],
  ["counts of 60,000 digits", `a{${"1".repeat(60_000)}}`, "malformed"],
  ["repeats of repeats", "((a{1000}){1000}){1000}", "unsupported"],
  ["repeats of nothing", "(((){1000}){1000}){1000}", "unsupported"],
  ["20,000 optional parts", "a?".repeat(20_000), "compiled"],
  ["20,000 classes", "[^a]".repeat(16_000), "compiled"],
  ["9,000 words", Array.from({ length: 9000 }, (_, word) => `w${word}`).join("|"), "compiled"],
  ["9,000 words before a place", `(?!x)(?:${"word|".repeat(9000)}z)\\b`, "compiled"],
  ["conditions in conditions", `${"(?(?=a)".repeat(200)}b${")".repeat(200)}`, "compiled"],
  ["conditions in what conditions ask", "(?(?=".repeat(9) + "a" + ")b|c)".repeat(9), "compiled"],
  ["more of them", "(?(?=".repeat(100) + "a" + ")b|c)".repeat(100), "unsupported"],
  ["look-behind in look-behind", `${"(?<=".repeat(249)}a${")".repeat(249)}`, "compiled"],
  ["look-ahead in look-ahead", `${"(?=a*".repeat(249)}b${")".repeat(249)}`, "compiled"],
  ["4,000 back-references", "(a)".repeat(4000) + "\\g{1}\\g{4000}".repeat(2000), "compiled"],
  ["back-references to 4,000 groups", "(a)".repeat(4000) + numbers(4000), "unsupported"],
];

function numbers(count: number): string {
  return Array.from({ length: count }, (_, index) => `\\g{${index + 1}}`).join("");
}

describe("a hostile pattern", () => {
  it.each(MADE_TO_HURT)("of %s is answered in bounded time", (_, pattern, status) => {
    const spent = processorTimeOf(() => {
      expect(exercise(pattern, "ab".repeat(500))).toBe(status);
    });
    expect(spent).toBeLessThan(10_000);
  });

  it("never throws and never hangs, whatever the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom(...`()[]{}?*+|^$\\.-:=!<>'#&PRQEKgkxopcdw123,ab\né`),
        maxLength: 60,
      }),
    );
    fc.assert(
      fc.property(text, fc.string({ unit: "binary", maxLength: 50 }), (pattern, subject) => {
        exercise(pattern, subject);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds nothing but whole characters, whatever the text", () => {
    const dot = compilePattern("[^\\x00-\\x7f]");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-composite" }), (text) => {
        const found = dot.status === "compiled" && dot.search(text, regexBudget());
        const expected = /[^\x00-\x7f]/u.exec(text);
        if (!found || found.status !== "matched") return expected === null;
        return found.start === expected?.index && found.end === found.start + expected[0].length;
      }),
    );
  });
});
