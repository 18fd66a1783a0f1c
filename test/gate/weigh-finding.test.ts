import { describe, expect, it } from "vitest";
import { parseFailOn } from "../../src/gate/fail-on.ts";
import { parseSelector } from "../../src/gate/selection/selector.ts";
import type { Threshold } from "../../src/gate/threshold/threshold.ts";
import { weighFinding } from "../../src/gate/weigh-finding.ts";
import type { Weight } from "../../src/gate/weigh-finding.ts";
import { findingWith } from "./findings.ts";
import type { FindingWish } from "./findings.ts";

interface Wish {
  readonly failOn?: readonly string[];
  readonly soft?: readonly string[];
  readonly hard?: readonly string[];
  readonly threshold?: Threshold;
}

const selectors = (texts: readonly string[] = []) => texts.map((text) => parseSelector(text)!);
const most = (measure: "failed" | "error" | "passed"): Threshold => [
  { measure, whose: "total", min: null, max: 3 },
];
const compliance = (limits: Pick<Threshold[number], "min" | "max">): Threshold => [
  { measure: "compliance", whose: "total", ...limits },
];

function weightOf(finding: FindingWish, { failOn = [], soft, hard, threshold = [] }: Wish): Weight {
  return weighFinding(findingWith(finding), {
    failOn: failOn.map((text) => parseFailOn(text)!),
    softFailOn: selectors(soft),
    hardFailOn: selectors(hard),
    threshold,
  });
}

describe("the table of precedence", () => {
  it.each<[FindingWish, Wish, Weight]>([
    [{ status: "PASSED" }, { hard: ["ports-1"] }, "passes"],
    [{ status: "SKIPPED" }, { hard: ["*"] }, "passes"],
    [{ status: "FAILED" }, {}, "fails"],
    [{ status: "WARNING" }, {}, "passes"],
    [{ status: "ERROR" }, {}, "incomplete"],
    [{ status: "WARNING" }, { hard: ["ports-1"], soft: ["ports-1"] }, "fails-hard"],
    [{ status: "ERROR" }, { hard: ["type=AUDIT_*"] }, "fails-hard"],
    [{ status: "FAILED" }, { soft: ["title=only ssh*"] }, "passes"],
    [{ status: "ERROR" }, { soft: ["ports-1"] }, "incomplete"],
    [{ status: "FAILED" }, { soft: ["ports-2"] }, "fails"],
    [{ status: "FAILED", severity: "LOW" }, { failOn: ["severity>=medium"] }, "passes"],
    [{ status: "WARNING", severity: "MEDIUM" }, { failOn: ["severity>=medium"] }, "fails"],
    [{ status: "WARNING", severity: "LOW" }, { failOn: ["high"] }, "passes"],
    [{ status: "WARNING", severity: "LOW" }, { failOn: ["high", "warning"] }, "fails"],
    [{ status: "ERROR", severity: "HIGH" }, { failOn: ["severity>=low"] }, "incomplete"],
    [{ status: "FAILED" }, { threshold: most("failed") }, "counted"],
    [{ status: "ERROR" }, { threshold: most("failed") }, "incomplete"],
    [{ status: "ERROR" }, { threshold: most("error") }, "counted"],
    [{ status: "FAILED" }, { threshold: most("passed") }, "fails"],
    [{ status: "WARNING" }, { threshold: compliance({ min: 0, max: null }) }, "counted"],
    [{ status: "FAILED" }, { threshold: compliance({ min: null, max: 99 }) }, "fails"],
    [{ status: "ERROR" }, { threshold: compliance({ min: 80, max: null }) }, "incomplete"],
    [{ status: "FAILED" }, { threshold: most("failed"), hard: ["severity=high"] }, "fails-hard"],
  ])("%j with %j %s", (finding, wish, weight) => {
    expect(weightOf(finding, wish)).toBe(weight);
  });

  it.each(["", "failing", "severity>medium", "severity>=urgent", "passed"])(
    "does not know --fail-on '%s'",
    (text) => {
      expect(parseFailOn(text)).toBeNull();
    },
  );
});

describe("a selector", () => {
  it.each<[text: string, finding: FindingWish, isNamed: boolean]>([
    ["ports-1", {}, true],
    ["PORTS-?", {}, true],
    ["ports", {}, false],
    ["AUDIT_ALLOWED_*", {}, true],
    ["high", {}, true],
    ["severity<=medium", {}, false],
    ["severity>=medium", { severity: "MEDIUM" }, true],
    ["CIS|1.2", { reference: ["CIS|1.2,800-53|CM-7"] }, true],
    ["tag=800-53", { reference: ["CIS|1.2,800-53|CM-7"] }, true],
    ["tag=CIS|1.20", { reference: ["CIS|1.2"] }, false],
    ["id=AUDIT*", {}, false],
    ["type=audit_allowed_open_ports", {}, true],
    ["title=*ssh*", {}, true],
  ])("%s of %j: %s", (text, finding, isNamed) => {
    expect(parseSelector(text)!.names(findingWith(finding).rule)).toBe(isNamed);
  });

  it.each(["", " ", "severity=urgent", "severity>=", "id>=x", "colour=red"])("'%s' is none", (text) => {
    expect(parseSelector(text)).toBeNull();
  });
});
