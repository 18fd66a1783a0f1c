import fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { loadDisplayMeasure } from "../../../src/reporters/terminal/display-measure.ts";
import { isPlain, plainMeasure } from "../../../src/reporters/terminal/measure.ts";

const displayMeasure = loadDisplayMeasure();

it("every character that counts as plain is one column wide", () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x1_0000; code++) {
    const character = String.fromCharCode(code);
    if (isPlain(character) && stringWidth(character) !== 1) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it("on plain text both measures agree", () => {
  const unit = fc.constantFrom(...Array.from("aZ9 -/é─·…“”→Ωж"));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(isPlain(text)).toBe(true);
      expect(plainMeasure.widthOf(text)).toBe(displayMeasure.widthOf(text));
      expect(plainMeasure.partsOf(text).join("")).toBe(text);
    }),
  );
});

it.each(["漢字", "e\u0301", "👩", "\u3000", "\ud83d"])("%j is not plain", (text) => {
  expect(isPlain(text)).toBe(false);
});

it("keeps what belongs together in one part", () => {
  expect(displayMeasure.partsOf("e\u0301👩🏽漢")).toEqual(["e\u0301", "👩🏽", "漢"]);
});
