import fc from "fast-check";
import { expect, it } from "vitest";
import { inertJson, inertJsonLine } from "../../src/support/inert-json.ts";

it.each([
  ["plain ~ é 漢字 👩", "plain ~ é 漢字 👩"],
  ["\u001b[2J\u0085\u200d\u2028\u202e", "\\u001b[2J\\u0085\\u200d\\u2028\\u202e"],
  ["👩\u200d👧\u{e0041}é", "👩\\u200d👧\\udb40\\udc41é"],
  ["\ud800\u{10ffff}", "\\ud800\\udbff\\udfff"],
])("%j is written as %s", (text, written) => {
  expect(inertJsonLine([text])).toBe(`["${written}"]`);
  expect(inertJson([text])).toBe(`[\n  "${written}"\n]\n`);
});

it("whatever the text, it is inert and reads back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = inertJsonLine({ text });
      expect(line).not.toMatch(/\p{C}|\p{Zl}|\p{Zp}/u);
      expect(JSON.parse(line)).toEqual({ text });
    }),
  );
});
