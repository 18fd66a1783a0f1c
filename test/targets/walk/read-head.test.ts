import fc from "fast-check";
import { expect, it } from "vitest";
import { headText } from "../../../src/targets/walk/read-head.ts";

it.each([
  ["UTF-8", Buffer.from("grüße"), "grüße"],
  ["UTF-8 that is cut within a character", Buffer.from("gr\u00fc").subarray(0, 3), "gr"],
  ["Latin-1", Buffer.from("geh\xe4lt", "latin1"), "geh\xe4lt"],
  ["nothing", Buffer.alloc(0), ""],
])("reads %s", (_, bytes, text) => {
  expect(headText(bytes)).toBe(text);
});

it("gives the beginning of a text wherever it is cut", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(100), (text, at) => {
      fc.pre(text.isWellFormed());
      expect(text.startsWith(headText(Buffer.from(text).subarray(0, at)))).toBe(true);
    }),
  );
});
