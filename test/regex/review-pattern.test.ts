import { describe, expect, it } from "vitest";
import { reviewPattern } from "../../src/regex/review/review-pattern.ts";
import { parsePattern } from "../../src/regex/syntax/parse-pattern.ts";
import { processorTimeOf } from "../processor-time.ts";

/** What the review says of a pattern, each fact with the part of the pattern that it points at. */
function review(pattern: string): readonly (readonly [kind: string, part: string])[] {
  const parsed = parsePattern(pattern);
  if (parsed.status !== "parsed") throw new Error(parsed.message);
  return reviewPattern(parsed.tree).map(({ kind, span }) => [kind, pattern.slice(span.start, span.end)]);
}

const NEVER: readonly (readonly [pattern: string, part: string])[] = [
  ["$a", "a"],
  ["a^b", "^"],
  [" ^a", "^"],
  ["[^\\s\\S]", "[^\\s\\S]"],
  ["(?!)", "(?!)"],
  ["x(?!a*)y", "(?!a*)"],
  ["\\b\\B", "\\B"],
  ["\\w\\b\\w", "\\w"],
  ["-\\b-", "-"],
  ["foo$\\nbar", "b"],
  ["a\\zb", "b"],
  ["x(*F)", "(*F)"],
  ["(?<=$a)b", "a"],
  ["(?=a^)b", "^"],
  ["(?:a^)+", "^"],
];

const EXPONENTIAL: readonly (readonly [pattern: string, part: string])[] = [
  ["(a+)+b", "(a+)+"],
  ["(a|a)*b", "(a|a)*"],
  ["(.*)*x", "(.*)*"],
  ["^(\\s*|#.*)*$", "(\\s*|#.*)*"],
  ["^(\\w+\\s*)*;$", "(\\w+\\s*)*"],
  ["(\\s*,\\s*)*x", "(\\s*,\\s*)*"],
  ["(a{1,2})*b", "(a{1,2})*"],
  ["(ab|a|b)+c", "(ab|a|b)+"],
  ["x((y|(a+)+)z)", "(a+)+"],
  ["^(\\w+\\s?)+$", "(\\w+\\s?)+"],
  ["(a+)+.*b", "(a+)+"],
  ["(a+)+(\\s|$)", "(a+)+"],
  ["y((a+)+x)*", "(a+)+"],
  ["(?=(a+)+c)b", "(a+)+"],
  ["(a+){2,}", "(a+){2,}"],
];

const NOTHING_TO_SAY: readonly string[] = [
  "^[\\s]*PermitRootLogin[\\s]+no[\\s]*$",
  "^((?!bad).)*$",
  "^([a-z]+,)*[a-z]+$",
  "^(?:\\d{1,3}\\.){3}\\d{1,3}$",
  "^(?:\\d{1,3}\\.)*x",
  "^(([^,]+,)*no(,[^,]+)*)$",
  "^(\\w+\\s+)*x",
  "^(a{2})*b",
  "^[\\s]*$",
  ".*no.*",
  "a.*b.*c.*d",
  "a\\Z\\z",
  "a|b^c",
  "(?:^|,)no(?:,|$)",
  "\\bno\\b",
  "(?:a++)+b",
  "^a$b?",
  "(?:^a)*b",
  // Nothing behind the loop can fail: it is never tried another way.
  "^Banner\\s+(\\w+\\s?)+",
  "^AllowUsers(\\s+(\\S+\\s*)+)",
  "a((b+)+)?",
  "x(a+)+.*$",
  "x(a+)+(,.*|\\s*.*)$",
  "^(x(a+)+|y)",
  "(?>(a+)+)b",
  "(?:(a+)+)++b",
  "(?=(a+)+)b",
];

const SEVERAL_LINES: readonly (readonly [pattern: string, part: string])[] = [
  ["^a\\nb", "\\n"],
  ["a\nb$", "\n"],
  ["a\\r?\\nb", "\\n"],
  ["a(\\n|\\x0a)b", "\\x0a"],
  ["(?m)a$\\n^b", "\\n"],
  ["a\\s*\\n", "\\n"],
  ["(?=.*\\n)a", "\\n"],
];

const ONE_LINE: readonly string[] = [
  "a[\\s]b",
  "a\\n?b",
  "^a|b\\nc",
  "a(?!\\n)b",
  "a[^\\n]*b",
  "a\\Rb",
  "\\Sa\\n*",
];

describe("the review of a pattern", () => {
  it.each(SEVERAL_LINES)("says that no single line matches %j, for the sake of %j", (pattern, part) => {
    expect(review(pattern)).toEqual([["several-lines", part]]);
  });

  it.each(ONE_LINE)("takes %j for one line", (pattern) => {
    expect(review(pattern)).toEqual([]);
  });

  it.each(NEVER)("says that %s never matches, for the sake of %s", (pattern, part) => {
    expect(review(pattern)).toEqual([["never-matches", part]]);
  });

  it.each(EXPONENTIAL)("says that %s is exponential, for the sake of %s", (pattern, part) => {
    expect(review(pattern)).toEqual([["exponential", part]]);
  });

  it.each([
    "",
    ".*",
    "^",
    "$",
    "^.*$",
    "(.*)",
    "[\\s\\S]*",
    "^\\s*.*\\s*$",
    "\\s*",
    "a*|b",
    "a?$",
    "^a?",
    "()",
  ])("says that %j matches every line", (pattern) => {
    expect(review(pattern)).toEqual([["matches-everything", pattern]]);
  });

  it.each(NOTHING_TO_SAY)("says nothing of %s", (pattern) => {
    expect(review(pattern)).toEqual([]);
  });

  it("takes no time over patterns made to take it", () => {
    const spent = processorTimeOf(() => {
      review("(".repeat(250) + "a" + ")*".repeat(250));
      review("(a|".repeat(250) + ")*".repeat(250));
      review("(?=".repeat(250) + "a" + ")*".repeat(250));
      review(`(?:${"a?".repeat(40)})*`);
      review("(?:a?b*){3}".repeat(5000));
      review("(a+)+".repeat(60) + "(b?c*)".repeat(5000));
      review("(?:(a+)+".repeat(200) + "b?)".repeat(200));
    });
    expect(spent).toBeLessThan(5000);
  });
});
