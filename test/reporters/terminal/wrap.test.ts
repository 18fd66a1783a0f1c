import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadDisplayMeasure } from "../../../src/reporters/terminal/display-measure.ts";
import { dim, plain, strong } from "../../../src/reporters/terminal/piece.ts";
import type { Line, Piece } from "../../../src/reporters/terminal/piece.ts";
import { wrap } from "../../../src/reporters/terminal/wrap.ts";

const displayMeasure = loadDisplayMeasure();

const textOf = (line: Line) => line.map(({ text }) => text).join("");
const wrapped = (pieces: readonly Piece[], columns: number, hang = 0) =>
  wrap(pieces, { columns, hang, measure: displayMeasure }).map(textOf);

describe("wrap", () => {
  it.each([
    ["breaks at blanks", "one two three", 8, 0, ["one two", "three"]],
    ["hangs the later lines", "one two three", 8, 2, ["one two", "  three"]],
    ["fills a line to the last column", "one two", 7, 0, ["one two"]],
    ["cuts a long word into even parts", "0123456789abcdef", 10, 0, ["01234567", "89abcdef"]],
    ["counts wide characters as two columns", "漢字漢字", 4, 0, ["漢字", "漢字"]],
    ["keeps several blanks in a row", "a  b", 10, 0, ["a  b"]],
    ["makes one empty line of no text", "", 10, 0, [""]],
  ] as const)("%s", (...row) => {
    const [, text, columns, hang, lines] = row;
    expect(wrapped([plain(text)], columns, hang)).toEqual(lines);
  });

  it("keeps tones, and glues pieces that no blank parts", () => {
    const lines = wrap([strong("tcp 1"), plain("(a)  b"), dim(" c")], {
      columns: 8,
      hang: 0,
      measure: displayMeasure,
    });
    expect(lines).toEqual([
      [strong("tcp 1"), plain("(a)")],
      [plain(" b"), dim(" c")],
    ]);
  });

  it("never makes a line too wide and never loses a character", () => {
    const tones = [plain, dim, strong];
    const piece = fc.tuple(fc.constantFrom(...tones), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 4, max: 40 }), (parts, columns) => {
        const pieces = parts.map(([tone, text]) => tone(text));
        const lines = wrapped(pieces, columns, 2);
        for (const line of lines) expect(displayMeasure.widthOf(line)).toBeLessThanOrEqual(columns);
        const bare = (text: string) => text.replaceAll(" ", "");
        expect(bare(lines.join(""))).toBe(bare(pieces.map(({ text }) => text).join("")));
      }),
    );
  });
});
