import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyGate, PLAIN_GATE } from "../../src/gate/apply-gate.ts";
import type { Gate } from "../../src/gate/apply-gate.ts";
import { exitCodeOf } from "../../src/gate/exit-code.ts";
import { parseFailOn } from "../../src/gate/fail-on.ts";
import { parseSelector } from "../../src/gate/selection/selector.ts";
import type { Waiver } from "../../src/gate/waivers/waiver.ts";
import type { Finding } from "../../src/model/report.ts";
import { report } from "../reporters/build-report.ts";
import { findingWith, surpriseOn } from "./findings.ts";

const SELECTORS = ["ports-1", "ports-*", "high", "severity<=medium", "tag=CIS"].map((text) =>
  parseSelector(text)!,
);
const FAIL_ON = ["failed", "warning", "error", "medium", "high"].map((text) => parseFailOn(text)!);
const RULES = ["ports-1", "ports-2", "ports-3"] as const;
const NOW = Date.parse(report([]).startedAt);

const finding = fc
  .record({
    status: fc.constantFrom("PASSED", "FAILED", "WARNING", "ERROR", "SKIPPED"),
    severity: fc.constantFrom("LOW", "MEDIUM", "HIGH"),
    reference: fc.constantFrom([], ["CIS|1.2"]),
    found: fc.array(
      fc.constantFrom(22, 80, 9100).map((port) => surpriseOn(port)),
      { maxLength: 3 },
    ),
    isPartial: fc.boolean(),
  })
  .map(({ isPartial, ...wish }) => ({ ...wish, ...(isPartial ? ({ extent: "partial" } as const) : {}) }));

const findings = fc
  .tuple(finding, finding, finding)
  .map((wishes) => wishes.map((wish, index) => findingWith({ ...wish, id: RULES[index]! })));

const moment = fc
  .integer({ min: -40, max: 40 })
  .map((day) => ({ text: `${day}`, time: NOW + day * 86_400_000 }));

const waiver: fc.Arbitrary<Waiver> = fc.record({
  scope: fc.record({
    rule: fc.constantFrom(...RULES, "ports-*", "*"),
    title: fc.constant(null),
    host: fc.constantFrom(null, "web*", "db*"),
    port: fc.constantFrom(null, { ports: [[22, 80]] as const, transport: null }),
    owner: fc.constantFrom(null, "metrics", "/usr/sbin/*"),
    digest: fc.constant(null),
    status: fc.constantFrom("failed", "error", "any"),
  }),
  reason: fc.constant("b"),
  approver: fc.constant("c"),
  ticket: fc.constant(null),
  from: fc.constantFrom(null),
  until: fc.option(moment),
  location: fc.constant({ file: "w.yml", line: 1, column: 1 }),
});

const limit = fc.record({
  measure: fc.constantFrom("compliance", "passed", "failed", "error", "waived"),
  whose: fc.constantFrom("total", "high"),
  min: fc.option(fc.integer({ min: 0, max: 3 })),
  max: fc.option(fc.integer({ min: 0, max: 3 })),
});

const gate: fc.Arbitrary<Gate> = fc.record({
  asked: fc.constant([]),
  failOn: fc.subarray(FAIL_ON),
  softFailOn: fc.subarray(SELECTORS),
  hardFailOn: fc.subarray(SELECTORS),
  threshold: fc.array(limit, { maxLength: 2 }),
  waivers: fc.array(waiver, { maxLength: 4 }),
  warnDays: fc.constant(14),
  baseline: fc.option(findings.map((before) => ({ file: "b.json", report: report(before) }))),
});

const passes = (given: readonly Finding[], asked: Gate) =>
  applyGate(report(given), asked).gate?.status === "passed";

describe("a gate", () => {
  it("changes no status and no text of a finding, and counts each of them once", () => {
    fc.assert(
      fc.property(findings, gate, (given, asked) => {
        const after = applyGate(report(given), asked);
        expect(withoutMarks(after.findings)).toEqual(given);
        expect(Object.values(after.counts).reduce((sum, count) => sum + count, 0)).toBe(given.length);
      }),
    );
  });

  it("that asks for more never lets more pass", () => {
    fc.assert(
      fc.property(findings, gate, fc.constantFrom(...SELECTORS), (given, asked, selector) => {
        const stricter: readonly Gate[] = [
          { ...asked, hardFailOn: [...asked.hardFailOn, selector] },
          { ...asked, softFailOn: [] },
          { ...asked, failOn: [...asked.failOn, { kind: "warning" }] },
          { ...asked, failOn: [...asked.failOn, { kind: "error" }] },
          { ...asked, waivers: asked.waivers.slice(1), threshold: [] },
          { ...asked, baseline: null, threshold: [] },
        ];
        for (const one of stricter)
          if (passes(given, one)) expect(passes(given, { ...asked, threshold: one.threshold })).toBe(true);
      }),
    );
  });

  it("without waivers and limits never lets pass what was not seen, whatever is soft or known", () => {
    fc.assert(
      fc.property(findings, gate, (given, asked) => {
        const isUnseen = given.some(({ status }) => status === "ERROR");
        if (isUnseen) expect(passes(given, { ...asked, waivers: [], threshold: [] })).toBe(false);
      }),
    );
  });

  it("with limited waivers never lets pass a rule that was not wholly seen", () => {
    fc.assert(
      fc.property(findings, fc.array(waiver), (given, waivers) => {
        const limited = waivers.map((one) => ({
          ...one,
          scope: { ...one.scope, port: { ports: [[0, 65_535]] as const, transport: null } },
        }));
        const failing = given.filter(({ status }) => status === "FAILED" || status === "ERROR");
        const isUnseen = failing.some(({ verdict }) => verdict.status === "error" || "extent" in verdict);
        if (isUnseen) expect(passes(given, { ...PLAIN_GATE, waivers: limited })).toBe(false);
      }),
    );
  });

  it("has a status of its own in every style", () => {
    fc.assert(
      fc.property(findings, gate, (given, asked) => {
        const after = applyGate(report(given), asked);
        const isGood = after.gate?.status === "passed";
        for (const style of ["dotaudit", "oscap"] as const)
          expect(exitCodeOf(after, style) === 0).toBe(isGood);
        expect(exitCodeOf(after, "nagios") <= 1).toBe(isGood);
        expect([0, 101].includes(exitCodeOf(after, "inspec"))).toBe(isGood);
      }),
    );
  });
});

/** Findings as they were before the gate. */
function withoutMarks(after: readonly Finding[]): unknown {
  return JSON.parse(
    JSON.stringify(after, (key, value: unknown) =>
      key === "waiver" || key === "baseline" ? undefined : value,
    ),
  );
}
