import fc from "fast-check";
import { expect, it } from "vitest";
import { REPORT_SCHEMA, renderJson } from "../../../src/reporters/json/render-json.ts";
import { json } from "../../../src/reporters/json/json.ts";
import { report } from "../build-report.ts";
import { sampleReports } from "../sample-reports.ts";

it.each(Object.entries(sampleReports))("the report '%s' comes back from its JSON unchanged", (_, sample) => {
  expect(JSON.parse(renderJson(sample))).toEqual({ $schema: REPORT_SCHEMA, ...sample });
});

it("is the whole report whatever detail was asked for", async () => {
  const sample = sampleReports.mixed!;
  const quiet = await json.render(sample, { width: 40, colour: "ansi", detail: "quiet" });
  expect(quiet).toBe(renderJson(sample));
});

it.each([
  ["\u009b", "\\u009b"],
  ["\u202e", "\\u202e"],
  ["\u2028", "\\u2028"],
  ["\ud800", "\\ud800"],
  ["\u{e0041}", "\\udb40\\udc41"],
  ["é漢", "é漢"],
])("writes %j as %s", (raw, written) => {
  expect(renderJson(report([], { target: raw }))).toContain(`"target": "${written}"`);
});

it("any text survives, and none reaches the terminal as anything but text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (target) => {
      const text = renderJson(report([], { target }));
      expect((JSON.parse(text) as { target: string }).target).toBe(target);
      expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    }),
  );
});
