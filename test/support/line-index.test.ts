import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineIndex } from "../../src/support/line-index.ts";

describe("a line index", () => {
  it.each([
    ["ab\ncd", 0, 1, 1],
    ["ab\ncd", 2, 1, 3],
    ["ab\ncd", 3, 2, 1],
    ["ab\ncd", 5, 2, 3],
    ["ab\r\ncd", 4, 2, 1],
    ["ab\r\ncd", 3, 1, 4],
    ["ab\rcd", 3, 2, 1],
    ["\n\n", 2, 3, 1],
    ["", 0, 1, 1],
    ["ab", 99, 1, 3],
    ["ab", -1, 1, 1],
  ])("of %j puts offset %i at line %i, column %i", (text, offset, line, column) => {
    expect(lineIndex(text).positionAt(offset)).toEqual({ line, column });
  });

  it("gives lines without their breaks", () => {
    const text = "ab\r\n\ncd\n";
    const index = lineIndex(text);
    const lines = [1, 2, 3, 4, 5].map((line) => {
      const { start, end } = index.rangeOf(line);
      return text.slice(start, end);
    });
    expect(lines).toEqual(["ab", "", "cd", "", ""]);
    expect(index.lineCount).toBe(4);
  });

  it("agrees with counting line breaks", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "bc")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(50), (sample, offset) => {
        const before = sample.slice(0, offset).split("\n");
        const expected = { line: before.length, column: before.at(-1)!.length + 1 };
        expect(lineIndex(sample).positionAt(offset)).toEqual(expected);
      }),
    );
  });
});
