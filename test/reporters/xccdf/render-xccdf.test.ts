import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { renderXccdf } from "../../../src/reporters/xccdf/render-xccdf.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

interface Override {
  readonly "@time": string;
  readonly "@authority": string;
  readonly "old-result": string;
  readonly "new-result": string;
  readonly remark: string;
}
interface RuleResult {
  readonly "@idref": string;
  readonly "@severity": string;
  readonly result: string;
  readonly override?: Override;
  readonly message: readonly { readonly "#text": string; readonly "@severity": string }[];
}
interface Benchmark {
  readonly notice: readonly { readonly "#text": string }[];
  readonly Rule?: readonly { readonly "@id": string; readonly ident?: { readonly "#text": string } }[];
  readonly TestResult: {
    readonly "@start-time": string;
    readonly "@end-time": string;
    readonly "target-facts": { readonly fact: readonly { "@name": string; "#text": string }[] };
    readonly "rule-result"?: readonly RuleResult[];
    readonly score: readonly { readonly "@maximum": string; readonly "#text": string }[];
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  isArray: (name) => ["Rule", "rule-result", "message", "notice", "fact", "score"].includes(name),
});

function benchmarkIn(xml: string): Benchmark {
  return (parser.parse(xml) as { Benchmark: Benchmark }).Benchmark;
}

function resultsIn(xml: string): readonly RuleResult[] {
  return benchmarkIn(xml).TestResult["rule-result"] ?? [];
}

it.each([
  ["PASSED", verdictsOfEveryKind.passed, "pass", "info"],
  ["FAILED", verdictsOfEveryKind.failed, "fail", "info"],
  ["WARNING", verdictsOfEveryKind.warning, "notchecked", "warning"],
  ["ERROR", verdictsOfEveryKind.error, "error", "error"],
  ["SKIPPED", verdictsOfEveryKind.skipped, "notapplicable", "info"],
] as const)("%s is the result of XCCDF", (status, verdict, result, severity) => {
  const [only] = resultsIn(renderXccdf(report([finding(status, verdict)])));
  expect(only).toMatchObject({ result, "@severity": "high" });
  expect(only?.override).toBeUndefined();
  expect(only?.message[0]?.["@severity"]).toBe(severity);
  expect(only?.message[0]?.["#text"]).toMatch(new RegExp(`^${status}: `));
});

describe("waivers", () => {
  const results = resultsIn(renderXccdf(sampleReports.accepted!));
  const overrideOf = (rule: string) =>
    results.find((result) => result["@idref"].endsWith(`_${rule}`))?.override;

  it("are overrides with who and when, and leave the result as it was", () => {
    expect(overrideOf("waived")).toEqual({
      "@time": "2026-10-31T23:00:00.000Z",
      "@authority": "Jo Brand <jo@example.org>",
      "old-result": "fail",
      "new-result": "fail",
      remark:
        "Waived until 2026-12-31T23:59:59+01:00 (Jo Brand <jo@example.org>, SEC-1204): The old monitoring agent is replaced in December.",
    });
    expect(overrideOf("unseen")).toMatchObject({ "old-result": "error", "new-result": "error" });
  });

  it.each(["expired", "later", "known", "fine"])("do not cover %s: nobody answers for it", (rule) => {
    expect(overrideOf(rule)).toMatchObject({ "@authority": "dotaudit" });
    expect(overrideOf(rule)?.remark).toBe("No waiver is in force for this result.");
  });
});

it("rules that are judged twice have names of their own, each with its result", () => {
  const again = (id: string) => finding("PASSED", verdictsOfEveryKind.passed, { id, text: brief(id) });
  const { Rule, TestResult } = benchmarkIn(renderXccdf(report(["a/b", "a/b", "a/b.2", "a_b"].map(again))));
  const ids = Rule?.map((rule) => rule["@id"]) ?? [];
  expect(ids[0]).toBe("xccdf_dotaudit_rule_a_b");
  expect(new Set(ids).size).toBe(4);
  expect(TestResult["rule-result"]?.map((result) => result["@idref"])).toEqual(ids);
});

it.each([
  ["mixed", "50.00", "2"],
  ["all passed", "100.00", "3"],
  ["errors only", "0.00", "0"],
  ["nothing applies", "0.00", "0"],
  ["empty", "0.00", "0"],
])("the score of '%s' is %s", (name, percent, passed) => {
  const { score } = benchmarkIn(renderXccdf(sampleReports[name]!)).TestResult;
  expect(score.map((entry) => entry["#text"])).toEqual([percent, passed]);
});

it("what was not seen stands in notices and in facts of the target", () => {
  const { notice, TestResult } = benchmarkIn(renderXccdf(sampleReports.mixed!));
  const facts = new Map(TestResult["target-facts"].fact.map((fact) => [fact["@name"], fact["#text"]]));
  const line = "udp6 sockets not seen: /proc/net/udp6 cannot be read.";
  expect(notice.map((entry) => entry["#text"])).toContain(line);
  expect(facts.get("urn:dotaudit:fact:not-seen:2")).toBe(line);
  expect(facts.get("urn:dotaudit:fact:count:FAILED")).toBe("1");
  expect(facts.get("urn:xccdf:fact:asset:identifier:host_name")).toBe("web1");
});

it("tells when the run began and ended, and the CCI of a rule", () => {
  const { Rule, TestResult } = benchmarkIn(
    renderXccdf(report([finding("PASSED", verdictsOfEveryKind.passed)])),
  );
  expect(TestResult["@start-time"]).toBe("2026-11-21T06:04:11.123Z");
  expect(TestResult["@end-time"]).toBe("2026-11-21T06:04:11.168Z");
  expect(Rule?.[0]?.ident?.["#text"]).toBe("CCI-000382");
});
