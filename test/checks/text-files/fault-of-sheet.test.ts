import fc from "fast-check";
import { expect, it } from "vitest";
import { faultOfSheet } from "../../../src/checks/text-files/fault-of-sheet.ts";
import { xslSheet } from "../../../src/checks/text-files/xsl-sheet.ts";
import { processorTime } from "../../processor-time.ts";

const PARTS = [
  "<a>",
  "</a>",
  "<a b='",
  "'",
  '"',
  ">",
  "<?xml version='1.0'?>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "&#x;",
  "&amp;",
  "\0",
  "\n",
  "\ud800",
  "<xsl:stylesheet>",
  "<!DOCTYPE a [",
  "]>",
];

it("a fault of a sheet stands in one of its lines, whatever these are", () => {
  const line = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...PARTS)).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const fault = faultOfSheet(lines);
      if (fault === null) return;
      expect(fault.offset).toBeGreaterThanOrEqual(0);
      expect(fault.offset).toBeLessThanOrEqual(lines[fault.statement]?.length ?? -1);
    }),
  );
});

it.each([
  [["<a>", "<b></c>", "</a>"], { statement: 1, offset: 6 }],
  [["<a/>", "", "&e;"], { statement: 2, offset: 2 }],
  [["<a>"], { statement: 0, offset: 2 }],
])("the fault of %j is at %j", (lines, place) => {
  expect(faultOfSheet(lines)).toMatchObject(place);
});

it("a whole sheet has nothing around it, and templates have a sheet", () => {
  const whole = ["<?xml version='1.0'?>", "<!-- of ours -->", "<t:transform xmlns:t='x'/>"];
  expect(xslSheet(whole)).toBe(whole.join("\n"));
  expect(faultOfSheet(whole)).toBeNull();
  expect(xslSheet(["<a/>"])).toMatch(/^<xsl:stylesheet .*<a\/><\/xsl:stylesheet>$/);
});

it("a sheet of a million characters is looked through in time", () => {
  for (const text of [
    "<a>".repeat(300_000),
    "<!--".repeat(250_000),
    " ".repeat(1_000_000),
    "<?xml ".repeat(160_000),
  ]) {
    const before = processorTime();
    faultOfSheet([text]);
    expect(processorTime() - before).toBeLessThan(20_000);
  }
});
