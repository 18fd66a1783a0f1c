import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const RULE = ['file : "@/equiv"', 'regex : "^[+]"', 'expect : "[+]$"'];
const PATTERNS = "regex '^[+]' found - expect '[+]$'";

describe("the truth table of FILE_CONTENT_CHECK_NOT", () => {
  fileCases("FILE_CONTENT_CHECK_NOT", [
    {
      says: "a missing file fails, as the documentation says",
      files: {},
      item: RULE,
      status: "FAILED",
      actual: "No files found: @/equiv",
    },
    ...["required : NO", "file_required : NO"].map((option) => ({
      says: `a missing file passes with ${option}`,
      files: {},
      item: [...RULE, option],
      status: "PASSED" as const,
      actual: "No matching files were found",
    })),
    {
      says: "a file without such a line passes",
      files: { equiv: "host\n" },
      item: RULE,
      status: "PASSED",
      actual: 'The file "@/equiv" does not contain "^[+]"',
    },
    ...["required : NO", "string_required : NO"].map((option) => ({
      says: `a file without such a line passes with ${option}`,
      files: { equiv: "host\n" },
      item: [...RULE, option],
      status: "PASSED" as const,
      actual: "No matching files were found",
    })),
    {
      says: "a line that matches both fails",
      files: { equiv: "host\n+ +\n" },
      item: RULE,
      status: "FAILED",
      actual: [
        "Non-compliant file(s):",
        `      @/equiv - ${PATTERNS} found in the following lines:`,
        "          2: + +",
      ].join("\n"),
    },
    {
      says: "a line that matches regex alone passes",
      files: { equiv: "+host\n" },
      item: RULE,
      status: "PASSED",
      actual: [
        "Compliant file(s):",
        `      @/equiv - ${PATTERNS} not found in the following lines:`,
        "          1: +host",
      ].join("\n"),
    },
    {
      says: "one line that matches both is too many, whatever the options say",
      files: { equiv: "+host\n+\n" },
      item: [...RULE, "required : NO", 'min_occurrences : "5"'],
      status: "FAILED",
    },
    {
      says: "one file with such a line is too many",
      files: { a: "+host\n", b: "+\n" },
      item: ['file : "@/?"', ...RULE.slice(1)],
      status: "FAILED",
      words: ["@/b, line 1"],
    },
  ]);
});
