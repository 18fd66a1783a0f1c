import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const SSHD = "# Example\nPort 22\nPermitRootLogin no\n";
const REGEX = ['file : "@/sshd"', 'regex : "^PermitRootLogin"'];
const WANTS_NO = [...REGEX, 'expect : "^PermitRootLogin no$"'];
const PORT = ['regex : "^Port"', 'expect : "^Port"'];

describe("the truth table of FILE_CONTENT_CHECK", () => {
  fileCases("FILE_CONTENT_CHECK", [
    {
      says: "a missing file fails",
      files: {},
      item: WANTS_NO,
      status: "FAILED",
      actual: "No files found: @/sshd",
    },
    {
      says: "a missing file passes with required : NO",
      files: {},
      item: [...WANTS_NO, "required : NO"],
      status: "PASSED",
      actual: "No matching files were found",
    },
    {
      says: "a missing file passes with file_required : NO",
      files: {},
      item: [...WANTS_NO, "file_required : NO"],
      status: "PASSED",
      actual: "No matching files were found",
    },
    {
      says: "a missing file fails with string_required : NO",
      files: {},
      item: [...WANTS_NO, "string_required : NO"],
      status: "FAILED",
      actual: "No files found: @/sshd",
    },
    {
      says: "a file without such a line fails",
      files: { sshd: "Port 22\n" },
      item: WANTS_NO,
      status: "FAILED",
      actual: 'The file "@/sshd" does not contain "^PermitRootLogin"',
    },
    {
      says: "a file without such a line passes with string_required : NO",
      files: { sshd: "Port 22\n" },
      item: [...WANTS_NO, "string_required : NO"],
      status: "PASSED",
      actual: "No matching files were found",
    },
    {
      says: "a file without such a line passes with required : NO",
      files: { sshd: "Port 22\n" },
      item: [...WANTS_NO, "required : NO"],
      status: "PASSED",
      actual: "No matching files were found",
    },
    {
      says: "a file without such a line fails with file_required : NO",
      files: { sshd: "Port 22\n" },
      item: [...WANTS_NO, "file_required : NO"],
      status: "FAILED",
    },
    {
      says: "a line that matches passes, and is shown with its number",
      files: { sshd: SSHD },
      item: WANTS_NO,
      status: "PASSED",
      actual: [
        "Compliant file(s):",
        "      @/sshd - regex '^PermitRootLogin' found - expect '^PermitRootLogin no$' found in the following lines:",
        "          3: PermitRootLogin no",
      ].join("\n"),
    },
    {
      says: "a line that does not match fails, and is shown with its number",
      files: { sshd: "PermitRootLogin yes\n" },
      item: WANTS_NO,
      status: "FAILED",
      actual: [
        "Non-compliant file(s):",
        "      @/sshd - regex '^PermitRootLogin' found - expect '^PermitRootLogin no$' not found in the following lines:",
        "          1: PermitRootLogin yes",
      ].join("\n"),
    },
    ...["string_required : NO", "required : NO", "file_required : NO"].map((option) => ({
      says: `a line that does not match fails with ${option} too`,
      files: { sshd: "PermitRootLogin yes\n" },
      item: [...WANTS_NO, option],
      status: "FAILED" as const,
    })),
    {
      says: "a file fails where only some of its lines match",
      files: { sshd: "PermitRootLogin no\nPermitRootLogin yes\n" },
      item: WANTS_NO,
      status: "FAILED",
      words: ['@/sshd, line 2: \\"PermitRootLogin yes\\"'],
    },
    {
      says: "severity MEDIUM makes it a warning",
      files: {},
      item: [...WANTS_NO, "severity : MEDIUM"],
      status: "WARNING",
    },
    {
      says: "known_good passes what was found in its words",
      files: { sshd: "PermitRootLogin yes\n" },
      item: [
        ...WANTS_NO,
        `known_good : "Non-compliant file(s): @/sshd - regex '^PermitRootLogin' found - expect '^PermitRootLogin no$' not found in the following lines: 1: PermitRootLogin yes"`,
      ],
      status: "PASSED",
    },
  ]);
});

describe("several files", () => {
  fileCases("FILE_CONTENT_CHECK", [
    {
      says: "one file that has the line is enough",
      files: { "a.conf": "Port 22\n", "d/b.conf": "nothing\n" },
      item: ['file : "@/a.conf @/d/*.conf"', ...PORT],
      status: "PASSED",
      words: ["@/a.conf - regex"],
    },
    {
      says: "one file whose line does not match is too many",
      files: { "a.conf": "Port 22\n", "d/b.conf": "Port 23\n" },
      item: ['file : "@/a.conf @/d/*.conf"', 'regex : "^Port"', 'expect : "22"'],
      status: "FAILED",
      actual: [
        "Non-compliant file(s):",
        "      @/d/b.conf - regex '^Port' found - expect '22' not found in the following lines:",
        "          1: Port 23",
        "Compliant file(s):",
        "      @/a.conf - regex '^Port' found - expect '22' found in the following lines:",
        "          1: Port 22",
      ].join("\n"),
    },
    {
      says: "files none of which has the line are all named",
      files: { "a.conf": "", "b.conf": "#" },
      item: ['file : "@/*.conf"', ...PORT],
      status: "FAILED",
      actual: 'The file "@/a.conf" does not contain "^Port"\nThe file "@/b.conf" does not contain "^Port"',
    },
    {
      says: "a file that is named twice counts once",
      files: { "a.conf": "Port 22\n" },
      item: ['file : "@/*.conf @/a.conf"', ...PORT, 'min_occurrences : "2"'],
      status: "FAILED",
      words: ["1 of at least 2 such lines"],
    },
    {
      says: "min_occurrences counts the lines of all files together",
      files: { "a.conf": "Port 22\n", "b.conf": "Port 22\n" },
      item: ['file : "@/*.conf"', ...PORT, 'min_occurrences : "2"'],
      status: "PASSED",
    },
    {
      says: "min_occurrences wants a line though no single file has to have one",
      files: { "a.conf": "", "b.conf": "" },
      item: ['file : "@/*.conf"', ...PORT, "required : NO", 'min_occurrences : "1"'],
      status: "FAILED",
    },
    {
      says: "a mere name is looked for in search_locations",
      files: { "one/x.conf": "a\n", "two/sendmail.cf": "Port 22\n" },
      item: ['file : "sendmail.cf"', ...PORT, 'search_locations : "@/one:@/two/"'],
      status: "PASSED",
      words: ["@/two/sendmail.cf"],
    },
    {
      says: "a mere name that is nowhere is missing",
      files: { "one/": "" },
      item: ['file : "sendmail.cf"', ...PORT, 'search_locations : "@/one:@/two"'],
      status: "FAILED",
      actual: "No files found: sendmail.cf",
    },
    {
      says: "a mere name without a place to look in is ERROR",
      files: {},
      item: ['file : "sendmail.cf"', ...PORT],
      status: "ERROR",
      words: ["Nothing says where"],
    },
    {
      says: "ignore leaves files out by name and by glob",
      files: { "a.conf": "Port 22\n", "b.conf": "Port 23\n", "c-old.conf": "Port 24\n" },
      item: [
        'file : "@/*.conf"',
        'regex : "^Port"',
        'expect : "22"',
        'ignore : "@/b.conf"',
        'ignore : "@/[a-c]-*.c?nf"',
      ],
      status: "PASSED",
    },
    {
      says: "a star of ignore does not stand for a slash",
      files: { "d/b.conf": "Port 23\n" },
      item: ['file : "@/d/*.conf"', 'regex : "^Port"', 'expect : "22"', 'ignore : "@/*.conf"'],
      status: "FAILED",
    },
    {
      says: "files that are all ignored are missing",
      files: { "a.conf": "Port 22\n" },
      item: ['file : "@/*.conf"', ...PORT, 'ignore : "@/a.conf"'],
      status: "FAILED",
      actual: "No files found: @/*.conf",
    },
    {
      says: "a directory is no file",
      files: { "sshd/": "" },
      item: WANTS_NO,
      status: "FAILED",
      actual: "No files found: @/sshd",
    },
  ]);
});

describe("lines", () => {
  const lines = (says: string, text: string | Buffer, expect: string) => ({
    says,
    files: { sshd: text },
    item: [...REGEX.slice(0, 1), 'regex : "."', `expect : "${expect}"`],
  });
  fileCases("FILE_CONTENT_CHECK", [
    {
      ...lines("a carriage return before a line feed is not part of the line", "a\r\n", "^a$"),
      status: "PASSED",
    },
    { ...lines("a last line without a line feed counts", "a\nab", "^a"), status: "PASSED", words: ["2: ab"] },
    { ...lines("a pattern does not go on in the next line", "a\nb\n", "a[\\s]*b"), status: "FAILED" },
    { ...lines("an empty file has no lines", "", "^"), status: "FAILED", words: ["does not contain"] },
    {
      ...lines("text that is not UTF-8 is looked through too", Buffer.from([0x61, 0xe9, 0x0a]), "^a"),
      status: "PASSED",
    },
    {
      ...lines("NUL and other bytes of a binary file are characters", "\0\x01a\0\n", "a.$"),
      status: "PASSED",
    },
  ]);
});
