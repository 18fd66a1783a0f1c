import { describe, expect, it } from "vitest";
import { PLAIN_GATE } from "../../src/gate/apply-gate.ts";
import { exitCodeOf } from "../../src/gate/exit-code.ts";
import type { ExitStyle } from "../../src/gate/exit-code.ts";
import { parseFailOn } from "../../src/gate/fail-on.ts";
import { judgeGate } from "../../src/gate/judge-gate.ts";
import { countOutcomes } from "../../src/model/outcome.ts";
import type { FindingStatus } from "../../src/model/verdict.ts";
import { findingWith } from "./findings.ts";

type Letters = string;

const STATUS: Readonly<Record<string, FindingStatus>> = {
  P: "PASSED",
  F: "FAILED",
  W: "WARNING",
  E: "ERROR",
  S: "SKIPPED",
};

/** One finding for each letter, judged with these `--fail-on`. */
function reportOf(letters: Letters, failOn: readonly string[]) {
  const findings = [...letters].map((letter) => findingWith({ status: STATUS[letter]! }));
  const settings = { ...PLAIN_GATE, failOn: failOn.map((text) => parseFailOn(text)!) };
  return { counts: countOutcomes(findings), gate: { asked: [], ...judgeGate(findings, settings, []) } };
}

describe("the exit status", () => {
  it.each<[Letters, failOn: readonly string[], status: number]>([
    ["", [], 2],
    ["", ["error"], 2],
    ["PPP", [], 0],
    ["S", [], 0],
    ["PW", [], 0],
    ["PW", ["warning"], 1],
    ["PW", ["error"], 0],
    ["E", [], 2],
    ["E", ["warning"], 2],
    ["E", ["error"], 1],
    ["EW", ["warning"], 1],
    ["FEEEEE", [], 1],
    ["F", ["warning"], 1],
    ["F", ["error"], 1],
    ["PWE", ["warning", "error"], 1],
  ])("of %s with --fail-on %j is %i", (letters, failOn, status) => {
    expect(exitCodeOf(reportOf(letters, failOn), "dotaudit")).toBe(status);
  });

  it.each<[ExitStyle, codes: Readonly<Record<Letters, number>>]>([
    ["dotaudit", { P: 0, PS: 0, PW: 0, F: 1, E: 2, FE: 1, "": 2 }],
    ["nagios", { P: 0, PS: 0, PW: 1, F: 2, E: 3, FE: 2, "": 3 }],
    ["inspec", { P: 0, PS: 101, PW: 101, F: 100, E: 1, FE: 100, "": 1 }],
    ["oscap", { P: 0, PS: 0, PW: 0, F: 2, E: 1, FE: 2, "": 1 }],
  ])("in the style of %s", (style, codes) => {
    const given = Object.keys(codes).map((letters) => [letters, exitCodeOf(reportOf(letters, []), style)]);
    expect(Object.fromEntries(given)).toEqual(codes);
  });

  it("of a report without a gate follows its counts", () => {
    const { counts } = reportOf("PFE", []);
    expect(exitCodeOf({ counts }, "dotaudit")).toBe(1);
    expect(exitCodeOf({ counts: { ...counts, FAILED: 0 } }, "dotaudit")).toBe(2);
    expect(exitCodeOf({ counts: reportOf("PW", []).counts }, "dotaudit")).toBe(0);
  });
});
