import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeThreshold } from "../../../src/gate/threshold/judge-threshold.ts";
import { parseThreshold } from "../../../src/gate/threshold/parse-threshold.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { findingWith } from "../findings.ts";

const read = (text: string) => parseThreshold(Buffer.from(text));

it.each<[text: string, code: string, at: string]>([
  ["", "AUD5002", ""],
  ["compliance: {}", "AUD5002", "{}"],
  ["failed: {total: {}}", "AUD5002", "{}"],
  ["failed: {}", "AUD5002", "failed"],
  ["compliance: 80", "AUD5002", "80"],
  ["failed: {max: 1}", "AUD5003", "max"],
  ["failed: {critical: {max: 1}}", "AUD5003", "critical"],
  ["compliance: {min: }", "AUD5005", "min"],
  ["compliance: {min: 80%}", "AUD5005", "80%"],
  ["compliance: {min: 101}", "AUD5005", "101"],
  ["compliance: {min: 90, max: 80}", "AUD5005", "{min"],
  ["failed: {total: {max: -1}}", "AUD5005", "-1"],
  ["failed: {total: {max: 1e3}}", "AUD5005", "1e3"],
  ["failed: {total: {max: 1, max: 2}}", "AUD5006", "max: 2"],
])("limits in '%s' are refused where they stand", (text, code, at) => {
  const { threshold, diagnostics } = read(text);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(text.slice(diagnostics[0]!.span.start).startsWith(at)).toBe(true);
  expect(threshold.every(({ min, max }) => min === null && max === null) || code !== "AUD5002").toBe(true);
});

const STATUS: Readonly<Record<string, FindingStatus>> = {
  P: "PASSED",
  F: "FAILED",
  E: "ERROR",
  S: "SKIPPED",
};

it.each<[limits: string, findings: string, words: RegExp | null]>([
  ["compliance: {min: 66.67}", "PPF", /compliance is 66\.66 %, and at least 66\.67 %/],
  ["compliance: {min: 66.66}", "PPF", null],
  ["compliance: {min: 66.67}", "PPE", /compliance is 66\.66 %/],
  ["compliance: {min: 100}", "PPSS", null],
  ["compliance: {min: 0}", "FF", null],
  ["compliance: {min: 1}", "SS", /compliance is 0 %/],
  ["failed: {total: {min: 1, max: 2}}", "F", null],
  ["failed: {total: {min: 1, max: 2}}", "P", /failed is 0, and at least 1/],
  ["failed: {total: {min: 1, max: 2}}", "FFF", /failed is 3, and at most 2/],
  ["failed: {low: {max: 0}}", "FFF", null],
  ["failed: {high: {max: 0}}", "F", /failed of severity high is 1/],
  ["skipped: {total: {max: 0}}", "S", /skipped is 1/],
])("%s of %s: %s", (limits, letters, words) => {
  const findings = [...letters].map((letter) => findingWith({ status: STATUS[letter]! }));
  const { threshold, diagnostics } = read(limits);
  expect(diagnostics).toEqual([]);
  expect(judgeThreshold(threshold, findings)).toEqual(words === null ? [] : [expect.stringMatching(words)]);
});

it("reading limits never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const candidate of [text, `failed: {total: ${text}}`, `compliance:\n  min: ${text}\n`])
        for (const { span } of read(candidate).diagnostics) expect(span.start).toBeLessThanOrEqual(span.end);
    }),
  );
});
