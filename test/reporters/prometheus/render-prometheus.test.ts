import { describe, expect, it } from "vitest";
import { renderPrometheus } from "../../../src/reporters/prometheus/render-prometheus.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { report } from "../build-report.ts";
import { runValidator } from "../run-validator.ts";
import { finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

describe.skipIf(lacks("promtool"))("promtool", () => {
  it.each(Object.entries(sampleReports))("has nothing to say against '%s'", (_, sample) => {
    const command = 'promtool check metrics < "$0"';
    expect(runValidator("sh", ["-c", command], renderPrometheus(sample))).toEqual({ code: 0, output: "" });
  });
});

describe.each(Object.entries(sampleReports))("the samples of '%s'", (_, sample) => {
  const lines = renderPrometheus(sample).trimEnd().split("\n");

  it("are no two under the same labels, behind HELP and TYPE", () => {
    const names = lines.filter((line) => !line.startsWith("#")).map((line) => line.replace(/ \S+$/, ""));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(lines).toContain(`# TYPE ${/^[a-z_]+/.exec(name)?.[0] ?? ""} gauge`);
  });

  it("are one a rule, however much it found", () => {
    const rules = new Set(sample.findings.map(({ rule }) => `${rule.location.file} ${rule.id}`));
    expect(lines.filter((line) => line.startsWith("audit_check_status{"))).toHaveLength(rules.size);
  });
});

it.each([
  ["PASSED", verdictsOfEveryKind.passed, 0],
  ["WARNING", verdictsOfEveryKind.warning, 1],
  ["FAILED", verdictsOfEveryKind.failed, 2],
  ["ERROR", verdictsOfEveryKind.error, 3],
  ["SKIPPED", verdictsOfEveryKind.skipped, 4],
] as const)("%s has its value", (status, verdict, value) => {
  expect(renderPrometheus(report([finding(status, verdict)]))).toContain(
    `audit_check_status{policy="ports.audit",check="ports-0001",target="web1",severity="HIGH"} ${value}\n`,
  );
});

it("a waived rule and a known one have values of their own, and a waiver its end", () => {
  const text = renderPrometheus(sampleReports.accepted!);
  expect(text).toMatch(/^audit_check_status\{.*check="waived".*\} 5$/m);
  expect(text).toMatch(/^audit_check_status\{.*check="known".*\} 6$/m);
  const end = Date.parse("2026-12-31T23:59:59+01:00") / 1000;
  expect(text).toMatch(
    new RegExp(`^audit_waiver_end_timestamp_seconds\\{.*check="waived".*\\} ${end}$`, "m"),
  );
  expect(text).not.toMatch(/^audit_waiver_end_timestamp_seconds\{.*check="forever"/m);
});

it("of several findings of a rule the gravest counts", () => {
  const { passed, failed } = verdictsOfEveryKind;
  const text = renderPrometheus(report([finding("PASSED", passed), finding("FAILED", failed)]));
  expect(text).toMatch(/^audit_check_status\{.*\} 2$/m);
});

it.each([
  ["all passed", 1],
  ["mixed", 0],
  ["empty", 0],
])("the evidence of '%s' is complete: %i", (name, value) => {
  expect(renderPrometheus(sampleReports[name]!)).toContain(
    `audit_evidence_complete{target="web1"} ${value}\n`,
  );
});

it("a scan from outside that cannot be explained is no complete evidence", () => {
  const text = renderPrometheus({ ...sampleReports["all passed"]!, reconciliation: sampleReconciliation });
  expect(text).toContain('audit_evidence_complete{target="web1"} 0\n');
});

it("a label cannot be left by its text", () => {
  const text = renderPrometheus(report([], { target: '"} 0\nx{y="\\' }));
  expect(text).toContain('audit_run_duration_seconds{target="\\"} 0\\\\nx{y=\\"\\\\"} 0.045\n');
});
