import { expect, it } from "vitest";
import { loadDisplayMeasure } from "../../../src/reporters/terminal/display-measure.ts";
import { prose } from "../../../src/reporters/terminal/prose.ts";

const displayMeasure = loadDisplayMeasure();

const SHEET = { columns: 20, detail: "normal", measure: displayMeasure } as const;

it.each([
  ["keeps line breaks", ["one\ntwo"], ["one", "two"]],
  ["keeps one of several blank lines", ["one\n\n\n\r\n two"], ["one", "", " two"]],
  ["parts texts by a blank line", ["one", "two"], ["one", "", "two"]],
  ["keeps indents, also where it wraps", ["  - a list item of words"], ["  - a list item of", "  words"]],
  ["turns tabs into blanks", ["\tx"], ["  x"]],
  ["drops blank lines at both ends", ["\n\none\n\n"], ["one"]],
  ["shows what it cannot print", ["a\u001b[31mb\rc"], ["a\\x1b[31mb\\rc"]],
  ["makes nothing of nothing", [], []],
])("%s", (_, texts, lines) => {
  expect(prose(SHEET, texts).map((line) => line.map(({ text }) => text).join(""))).toEqual(lines);
});
