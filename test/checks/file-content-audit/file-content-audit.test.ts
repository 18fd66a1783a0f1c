import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCheckDigit } from "../../../src/checks/file-content-audit/has-check-digit.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { findingHere } from "../finding-here.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "content-"));
  const put = (path: string, text: string | Buffer): void => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put("data/cards.txt", "Visa\n4111 1111 1111 1112\n4111 1111 1111 1111\n");
  put("data/Notes.TXT", "nothing in here\n");
  put("data/backup/old.txt", "Visa 4111-1111-1111-1111\n");
  put("zip/report.docx", Buffer.from("PK\u0003\u0004 4111 1111 1111 1111 no visa", "latin1"));
  put("long/long.log", `${"x".repeat(2 << 20)}secret`);
  put("latin/umlaut.txt", Buffer.from("geh\xe4lt", "latin1"));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const CARD = 'regex : "[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}"\nexpect : "visa" | "amex"';

/** The folder, keywords, the status that follows, and words that the verdict says. */
const CASES: readonly (readonly [folder: string, keywords: string, status: FindingStatus, words: string])[] =
  [
    ["data", `file_extension : "txt"\n${CARD}`, "FAILED", "cards.txt (4111 1111 1111 1112)"],
    ["data", `file_extension : "txt"\n${CARD}\nluhn : YES`, "FAILED", "cards.txt (4111 1111 1111 1111)"],
    ["data", `file_extension : "txt"\n${CARD}\nonly_show : "4"`, "FAILED", "cards.txt (XXXXXXXXXXXXXXX1112)"],
    ["data", `file_extension : "txt"\n${CARD}\nregex_replace : "a card"`, "FAILED", "cards.txt (a card)"],
    ["data", `file_extension : "txt"\n${CARD}\nregex_replace : "\\\\1"`, "FAILED", "whole match is shown"],
    ["data", `file_extension : "txt"\n${CARD}\nfile_name : "note"`, "PASSED", "1 files looked at"],
    ["data", `file_extension : "csv" | "doc"\n${CARD}`, "PASSED", "0 files looked at"],
    ["data", `file_extension : "txt"\n${CARD}\nmax_size : "10"`, "PASSED", "files looked at"],
    ["data", 'file_extension : "txt"', "FAILED", "Notes.TXT"],
    ["zip", `file_extension : "docx"\n${CARD.replace("visa", "mastercard")}`, "ERROR", "ZIP archive"],
    [
      "long",
      'file_extension : "log"\nregex : "secret"\nexpect : "secret"',
      "ERROR",
      "only the first 1048576 bytes",
    ],
    ["latin", 'file_extension : "txt"\nregex : "^geh"\nexpect : "gehält"', "FAILED", "umlaut.txt"],
    ["none", `file_extension : "txt"\n${CARD}`, "ERROR", "There is no"],
  ];

describe("a FileContent rule", () => {
  it.each(CASES)("in %s with %j is %s", async (folder, keywords, status, words) => {
    const lines = `type : FILE_CONTENT_CHECK\ninclude_paths : "${root}/${folder}"\n${keywords}`;
    // A busy machine takes its time to start an engine; how patterns are limited is tested with them.
    const options = { regexMilliseconds: 10_000 };
    const finding = await findingHere(lines, { wrapper: "FileContent", tag: "item" }, options);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });

  it("looks in several folders, and leaves others out", async () => {
    const lines = `type : FILE_CONTENT_CHECK\ninclude_paths : "${root}/data | ${root}/latin"\nexclude_paths : "${root}/data/backup"\nfile_extension : "txt"`;
    const { verdict } = await findingHere(lines, { wrapper: "FileContent", tag: "item" });
    const texts = "found" in verdict ? verdict.found.map(({ text }) => text.slice(root.length)) : [];
    expect(texts).toEqual(["/data/Notes.TXT", "/data/cards.txt", "/latin/umlaut.txt"]);
  });
});

it("a digit that is changed makes the check digit wrong", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(digits, (start) => {
      const right = Array.from({ length: 10 }, (_, last) => [...start, last].join("")).filter(hasCheckDigit);
      expect(right).toHaveLength(1);
    }),
  );
});
