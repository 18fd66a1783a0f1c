import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { AuditReport, StatusCounts } from "../../src/model/report.ts";
import type { RenderStyle } from "../../src/reporters/define-reporter.ts";
import { findReporter, reporters } from "../../src/reporters/index.ts";
import { sampleReports } from "./sample-reports.ts";

const STYLES: readonly RenderStyle[] = [
  { width: 80, colour: "none", detail: "normal" },
  { width: 40, colour: "ansi", detail: "quiet" },
  { width: 140, colour: "ansi", detail: "verbose" },
];

/** What a terminal could obey, but for line feeds and the sixteen-colour sequences that the tool itself writes. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

/** The counts as each format tells them; JUnit has one word for WARNING and SKIPPED, and properties for both. */
const countsIn: Readonly<Record<string, (text: string) => Partial<StatusCounts>>> = {
  json: (text) => (JSON.parse(text) as AuditReport).counts,
  junit: (text) => {
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(text) as {
      testsuites: { testsuite: { properties: { property: Record<string, string>[] } } };
    };
    const pairs = testsuites.testsuite.properties.property
      .filter((property) => property["@_name"]?.startsWith("count.") ?? false)
      .map((property) => [property["@_name"]!.slice("count.".length), Number(property["@_value"])]);
    return Object.fromEntries(pairs) as Partial<StatusCounts>;
  },
  terminal: (text) => {
    const numbers =
      /([\d,]+) failed · ([\d,]+) errors? · ([\d,]+) warnings? · ([\d,]+) passed · ([\d,]+) skipped/.exec(
        text.replace(/\s+/g, " "),
      );
    const [FAILED, ERROR, WARNING, PASSED, SKIPPED] = numbers!
      .slice(1)
      .map((digits) => Number(digits.replaceAll(",", "")));
    return { FAILED, ERROR, WARNING, PASSED, SKIPPED } as StatusCounts;
  },
};

describe.each(reporters)("the reporter $id", (reporter) => {
  it("is found by its id and says what it is for", () => {
    expect(findReporter(reporter.id)).toBe(reporter);
    expect(reporter.summary).toMatch(/^[A-Z].*\.$/);
    expect(reporter.extension).toMatch(/^\.[a-z]+$/);
    expect(reporter.mediaType).toMatch(/^[a-z]+\/[a-z+]+$/);
  });

  describe.each(Object.entries(sampleReports))("given the report '%s'", (_, report) => {
    it.each(STYLES)(
      "is deterministic, leaves the report as it was, and is inert ($detail)",
      async (style) => {
        const before = JSON.stringify(report);
        const text = await reporter.render(deepFreeze(report), style);
        expect(await reporter.render(report, style)).toBe(text);
        expect(JSON.stringify(report)).toBe(before);
        expect(text.endsWith("\n")).toBe(true);
        expect(withoutColours(text)).not.toMatch(OBEYED);
      },
    );

    it("tells the counts of the report", async () => {
      const text = await reporter.render(report, STYLES[0]!);
      expect(countsIn[reporter.id]!(text)).toEqual(report.counts);
    });
  });
});

it("no id belongs to two reporters, and an unknown id to none", () => {
  expect(new Set(reporters.map(({ id }) => id)).size).toBe(reporters.length);
  expect(findReporter("teletype")).toBeUndefined();
});

function withoutColours(text: string): string {
  return text.replace(/\u001b\[(?:1|2|22|31|33|32|35|39)m/g, "");
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
