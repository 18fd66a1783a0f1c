import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bannerWords } from "../../../src/checks/banner-check/banner-words.ts";
import { firstDifference } from "../../../src/checks/banner-check/first-difference.ts";
import { fileCases } from "../text-files/file-host.ts";

const FILE = 'file : "@/issue"';

describe("BANNER_CHECK", () => {
  fileCases("BANNER_CHECK", [
    {
      says: "blanks and line ends are evened out",
      files: { issue: "\n  Authorised\r\n\tusers   only.\n\n" },
      item: [FILE, 'content : "Authorised users\n\nonly. "'],
      status: "PASSED",
    },
    {
      says: "written line ends are line ends",
      files: { issue: "Authorised users\nonly.\n" },
      item: [FILE, 'content : "Authorised users\\nonly.\\n"'],
      status: "PASSED",
    },
    {
      says: "another word fails, and the first difference is shown before the text",
      files: { issue: "Debian GNU/Linux 12 \\l\n" },
      item: [FILE, 'content : "Debian users only."'],
      status: "FAILED",
      actual: "First ERROR: GNU/Linux 12 \\l != users only.\nDebian GNU/Linux 12 \\l\n",
    },
    {
      says: "more than the text fails",
      files: { issue: "Authorised users only. Or not." },
      item: [FILE, 'content : "Authorised users only."'],
      status: "FAILED",
      words: ["Or not. != "],
    },
    {
      says: "more than the text passes with is_substring : YES",
      files: { issue: "Debian\nAuthorised users\nonly. Or not." },
      item: [FILE, 'content : "Authorised users only."', "is_substring : YES"],
      status: "PASSED",
    },
    {
      says: "less than the text fails with is_substring : YES",
      files: { issue: "Authorised users" },
      item: [FILE, 'content : "Authorised users only."', "is_substring : YES"],
      status: "FAILED",
    },
    {
      says: "letters in another case are another text",
      files: { issue: "AUTHORISED" },
      item: [FILE, 'content : "authorised"'],
      status: "FAILED",
    },
    {
      says: "an empty file fails",
      files: { issue: "" },
      item: [FILE, 'content : "authorised"'],
      status: "FAILED",
      actual: "First ERROR:  != authorised\n",
    },
    {
      says: "a missing file fails",
      files: {},
      item: [FILE, 'content : "authorised"'],
      status: "FAILED",
      actual: "No files found: @/issue",
    },
    {
      says: "every file has to hold the text",
      files: { issue: "authorised", "issue.net": "Debian" },
      item: ['file : "@/issue @/issue.net"', 'content : "authorised"'],
      status: "FAILED",
      words: ["@/issue.net: Debian != authorised"],
    },
  ]);

  it("finds a difference exactly where two texts do not have the same words", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 });
    const blank = fc.constantFrom(" ", "\n", "\r\n", "\\n", "\t");
    fc.assert(
      fc.property(words, words, blank, (one, other, between) => {
        expect(bannerWords(one.join(between))).toEqual(one);
        const isSame = one.join(" ") === other.join(" ");
        expect(firstDifference(one, other) === " != ").toBe(isSame);
      }),
    );
  });
});
