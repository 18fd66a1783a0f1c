import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const RULE = ['file : "@/allow"', 'regex : "^sshd:"', 'regex : "^ALL:"'];

describe("GRAMMAR_CHECK", () => {
  fileCases("GRAMMAR_CHECK", [
    {
      says: "a file passes whose lines each have one of the forms",
      files: { allow: "sshd: 10.0.0.1\nALL: LOCAL\n" },
      item: RULE,
      status: "PASSED",
      actual: "Compliant file(s):\n      @/allow",
    },
    {
      says: "empty lines and lines that begin with # are left alone",
      files: { allow: "# a comment\n\n  \nsshd: ALL" },
      item: RULE,
      status: "PASSED",
    },
    {
      says: "a line of no form fails, and is shown with its number",
      files: { allow: "# a\nsshd: ALL\nvsftpd: ALL\n # b\n" },
      item: RULE,
      status: "FAILED",
      actual: [
        "Non-compliant file(s):",
        "      @/allow - no regex found in the following lines:",
        "          3: vsftpd: ALL",
        "          4:  # b",
      ].join("\n"),
    },
    { says: "an empty file passes", files: { allow: "" }, item: RULE, status: "PASSED" },
    {
      says: "a missing file fails",
      files: {},
      item: RULE,
      status: "FAILED",
      actual: "No files found: @/allow",
    },
  ]);
});
