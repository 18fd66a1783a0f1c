import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderSarif } from "../../../src/reporters/sarif/render-sarif.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import { schemaFaults } from "../schema-faults.ts";
import type { Sarif } from "./sarif-document.ts";

const runOf = (sample: AuditReport) => (JSON.parse(renderSarif(sample)) as Sarif).runs[0];

describe.skipIf(lacksShared("schemas/sarif.json"))("the schema of SARIF 2.1.0", () => {
  it.each(Object.entries(sampleReports))("accepts '%s'", (_, sample) => {
    // Of thousands of rules ajv compares each with each.
    const few = { ...sample, findings: sample.findings.slice(0, 500) };
    expect(schemaFaults("sarif.json", JSON.parse(renderSarif(few)))).toEqual([]);
  });
});

it("a failure has its rule, its place in the policy, its listeners and a fingerprint that stays", () => {
  const failed = report([finding("FAILED", verdictsOfEveryKind.failed)]);
  const [result] = runOf(failed).results;
  expect(result).toMatchObject({
    ruleId: "ports-0001",
    ruleIndex: 0,
    kind: "fail",
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "ports.audit" },
          region: { startLine: 12, startColumn: 3 },
        },
      },
    ],
  });
  const places = result?.locations[0].logicalLocations;
  expect(places).toHaveLength(6);
  expect(places?.slice(0, 2)).toEqual([
    { name: "web1", fullyQualifiedName: "web1", kind: "host" },
    {
      name: "tcp 0.0.0.0:8080 (http-alt)",
      fullyQualifiedName: "web1/tcp/0.0.0.0/8080",
      kind: "listener",
    },
  ]);
  expect(result?.message.text).toContain("/usr/sbin/nginx (pid 812)");
  const later = runOf({ ...failed, startedAt: "2027-01-01T00:00:00Z" });
  expect(later.results[0]?.partialFingerprints).toEqual(result?.partialFingerprints);
});

it("only a failure has a level; what could not be judged is open, and the run says why", () => {
  const run = runOf(sampleReports.mixed!);
  expect(run.results.map(({ kind, level }) => [kind, level])).toEqual([
    ["fail", "error"],
    ["review", "none"],
    ["open", "none"],
  ]);
  expect(run.invocations[0]).toMatchObject({
    startTimeUtc: "2026-11-21T06:04:11.123Z",
    endTimeUtc: "2026-11-21T06:04:11.168Z",
    toolExecutionNotifications: [
      { message: { text: "tcp sockets: Process 4711 ended while it was looked into." } },
      { message: { text: "udp6 sockets not seen: /proc/net/udp6 cannot be read." } },
      { associatedRule: { id: "ports-0001" }, descriptor: { id: "not-judged" } },
    ],
    toolConfigurationNotifications: [{ level: "note", descriptor: { id: "AUD3001" } }],
  });
});

it.each([
  ["passed", 0, true],
  ["failed", 1, true],
  ["incomplete", 2, false],
] as const)("a gate that is %s gives the exit code %i", (status, exitCode, executionSuccessful) => {
  const gate = { status, asked: [], reasons: [], gone: [] };
  expect(runOf(report([], { gate })).invocations[0]).toMatchObject({ exitCode, executionSuccessful });
});

it("without a gate there is no exit code, and a run that judged nothing was no success", () => {
  expect(runOf(sampleReports["all passed"]!).invocations[0]).toMatchObject({ executionSuccessful: true });
  expect(runOf(sampleReports["errors only"]!).invocations[0]).toMatchObject({ executionSuccessful: false });
  expect(runOf(sampleReports.empty!).invocations[0]).not.toHaveProperty("exitCode");
});

it("a waiver in force is an accepted suppression, and no other is one", () => {
  const { results } = runOf(sampleReports.accepted!);
  const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
  expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(["waived", "soon", "forever", "unseen"]);
  expect(suppressed[0]?.suppressions).toMatchObject([
    {
      kind: "external",
      status: "accepted",
      justification:
        "Waived until 2026-12-31T23:59:59+01:00 (Jo Brand <jo@example.org>, SEC-1204): The old monitoring agent is replaced in December.",
    },
  ]);
  const expired = results.find(({ ruleId }) => ruleId === "expired");
  expect(expired?.message.text).toContain("The waiver ended at 2026-10-01T00:00:00Z and does not count");
});

it("what the baseline has is unchanged, what it has not is new", () => {
  const states = runOf(sampleReports.accepted!).results.map(
    ({ ruleId, baselineState }) => [ruleId, baselineState] as const,
  );
  expect(states.filter(([, state]) => state !== undefined)).toEqual([
    ["later", "new"],
    ["known", "unchanged"],
  ]);
});

it("two results of one rule have fingerprints of their own", () => {
  const { results } = runOf(sampleReports["errors only"]!);
  expect(new Set(results.map((result) => JSON.stringify(result.partialFingerprints))).size).toBe(2);
  expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0]);
});

describe("beyond what GitHub takes", () => {
  it("a result has 1,000 places, and its message says how many more there are", () => {
    const [result] = runOf(sampleReports["five thousand surprises"]!).results;
    expect(result?.locations[0].logicalLocations).toHaveLength(1000);
    expect(result?.message.text).toContain("… and 4,000 things more that were found.");
  });

  it("25,000 results are kept, failures before all others, and the number left out is told", () => {
    const { failed, error } = verdictsOfEveryKind;
    const errors = Array.from({ length: 25_000 }, (_, index) => finding("ERROR", error, { id: `e${index}` }));
    const short = { ...failed, found: [] };
    const run = runOf(report([...errors, finding("FAILED", short), finding("FAILED", short)]));
    expect(run.results).toHaveLength(25_000);
    expect(run.results.slice(0, 3).map(({ kind }) => kind)).toEqual(["fail", "fail", "open"]);
    expect(run.properties).toMatchObject({ resultsLeftOut: 2, counts: { ERROR: 25_000, FAILED: 2 } });
  });

  it("a rule has 20 tags", () => {
    const reference = Array.from({ length: 25 }, (_, index) => `CCI|CCI-${index}`);
    const text = { ...brief("Much is referred to"), reference };
    const run = runOf(report([finding("FAILED", verdictsOfEveryKind.failed, { text })]));
    const [rule] = run.tool.driver.rules;
    expect(rule?.properties.tags).toEqual(reference.slice(0, 20));
    expect(rule?.properties.tagsLeftOut).toBe(5);
  });
});

describe("hostile text", () => {
  it("is made visible, and cannot become a link", () => {
    const description = `${HOSTILE}[click here](https://evil.example)`;
    const text = renderSarif(
      report([finding("FAILED", verdictsOfEveryKind.failed, { text: brief(description) })]),
    );
    const [result] = (JSON.parse(text) as Sarif).runs[0].results;
    expect(result?.message.text).toContain("\\[click here\\](https://evil.example)");
    expect(result?.message.text).not.toMatch(/[^\P{C}\n]/u);
  });

  it.each([
    ["/srv/audits/a b.audit", "file:///srv/audits/a%20b.audit"],
    ["./audits/a.audit", "audits/a.audit"],
    ["c:%.audit", "c%3A%25.audit"],
    ["<standard input>", "%3Cstandard%20input%3E"],
  ])("the file %s is the URI %s", (file, uri) => {
    const location = { file, line: 1, column: 1 };
    const [result] = runOf(report([finding("FAILED", verdictsOfEveryKind.failed, { location })])).results;
    expect(result?.locations[0]).toMatchObject({ physicalLocation: { artifactLocation: { uri } } });
  });
});
