import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/support/code-frame.ts";
import { lineIndex } from "../../src/support/line-index.ts";

const TEXT = "one\ntwo\n\tthree : four\nfive\nsix\n";

describe("a code frame", () => {
  it("shows some lines and carets under the span", () => {
    expect(codeFrame(TEXT, { start: 17, end: 21 })).toBe(
      [
        "  1 | one",
        "  2 | two",
        "> 3 |   three : four",
        "    |           ^^^^",
        "  4 | five",
        "  5 | six",
      ].join("\n"),
    );
  });

  it("shows fewer lines when asked to, and takes an index that is there already", () => {
    const frame = codeFrame(TEXT, { start: 0, end: 3 }, { lines: 0, index: lineIndex(TEXT) });
    expect(frame).toBe("> 1 | one\n    | ^^^");
  });

  it("marks one place where the span is empty, and the first line where it has several", () => {
    expect(codeFrame("ab\ncd", { start: 2, end: 2 }, { lines: 0 })).toBe("> 1 | ab\n    |   ^");
    expect(codeFrame("ab\ncd", { start: 1, end: 5 }, { lines: 0 })).toBe("> 1 | ab\n    |  ^");
    expect(codeFrame("", { start: 0, end: 0 })).toBe("> 1 |\n    | ^");
  });

  it("keeps carets in place under escaped characters", () => {
    const frame = codeFrame("a\u001b[31m\u202eb : x\r\n", { start: 7, end: 8 }, { lines: 0 });
    expect(frame).toBe("> 1 | a\\x1b[31m\\u202eb : x\n    |                ^");
  });

  it("cuts a line of a million characters around the span", () => {
    const text = `${"a".repeat(500_000)}XYZ${"b".repeat(500_000)}`;
    const frame = codeFrame(text, { start: 500_000, end: 500_003 }, { width: 20 });
    expect(frame).toBe("> 1 | …aaaaaaXYZbbbbbbbbbbb…\n    |        ^^^");
  });

  it("is short and printable for any text and any span", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(310), fc.nat(310), (text, a, b) => {
        const frame = codeFrame(text, { start: Math.min(a, b), end: Math.max(a, b) });
        expect(frame.replaceAll("\n", "")).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);
        expect(frame.split("\n").length).toBeLessThanOrEqual(6);
        expect(frame.split("\n").filter((line) => line.includes("^"))).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
