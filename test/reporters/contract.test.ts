import { describe, expect, it } from "vitest";
import type { RenderStyle } from "../../src/reporters/define-reporter.ts";
import { findReporter, reporters } from "../../src/reporters/index.ts";
import { report } from "./build-report.ts";
import { countsIn } from "./counts-in.ts";
import { finding } from "./sample-findings.ts";
import { sampleReports } from "./sample-reports.ts";

const STYLES: readonly RenderStyle[] = [
  { width: 80, colour: "none", detail: "normal" },
  { width: 40, colour: "ansi", detail: "quiet" },
  { width: 140, colour: "ansi", detail: "verbose" },
];

/** One is a list of faults for a merge request, the other a list of numbers. */
const GATE_AS_NUMBERS = ["gitlab", "prometheus"];

/** What a terminal could obey, but for line feeds and the sixteen-colour sequences that the tool itself writes. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

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

    it("tells what the gate says, and what is gone", async () => {
      const text = await reporter.render(report, STYLES[0]!);
      for (const { description } of report.gate?.gone ?? [])
        expect(GATE_AS_NUMBERS.includes(reporter.id) || text.includes(description)).toBe(true);
    });

    it("tells the counts of the report", async () => {
      const text = await reporter.render(report, STYLES[0]!);
      expect(countsIn[reporter.id]?.(text)).toEqual(report.counts);
    });
  });
});

/** Nothing of what passed stands in it: a list of faults for a merge request. */
const FAULTS_ONLY = ["gitlab"];

describe.each(reporters)("the reporter $id, of rules that were judged by predictions", (reporter) => {
  const expectations = { expected: "Only TCP port 22 may be open", found: [], notes: [] };
  const verdicts = [
    ["PASSED", { status: "passed", ...expectations, basis: "predicted" }],
    ["FAILED", { status: "failed", ...expectations, basis: "predicted" }],
    ["WARNING", { status: "warning", ...expectations, basis: "predicted" }],
  ] as const;

  it.each(verdicts)("says so beside %s", async (status, verdict) => {
    const known = report([finding(status, verdict)]);
    const { basis, ...seen } = verdict;
    const other = report([finding(status, seen)]);
    for (const style of STYLES.filter(({ detail }) => detail !== "quiet")) {
      const [told, untold] = [
        mentions(await reporter.render(known, style), basis),
        mentions(await reporter.render(other, style), basis),
      ];
      expect(told > untold).toBe(status !== "PASSED" || !FAULTS_ONLY.includes(reporter.id));
    }
  });
});

function mentions(text: string, word: string): number {
  return text.toLowerCase().split(word).length;
}

it("no id belongs to two reporters, and an unknown id to none", () => {
  expect(new Set(reporters.map(({ id }) => id)).size).toBe(reporters.length);
  expect(findReporter("teletype")).toBeUndefined();
});

function withoutColours(text: string): string {
  return text.replace(/\u001b\[(?:1|2|22|31|32|33|35|36|39)m/g, "");
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
