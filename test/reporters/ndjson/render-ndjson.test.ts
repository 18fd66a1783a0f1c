import { describe, expect, it } from "vitest";
import { renderNdjson } from "../../../src/reporters/ndjson/render-ndjson.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

type Line = Readonly<Record<string, unknown>> & { readonly kind: string };

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** Comparing ten thousand findings takes half a minute, and tells no more. */
const SHORT = Object.entries(sampleReports).filter(([, { findings }]) => findings.length < 1000);

describe.each(SHORT)("the lines of '%s'", (_, report) => {
  const [run, ...lines] = linesOf(renderNdjson({ ...report, reconciliation: sampleReconciliation }));
  const ofKind = (kind: string) => lines.filter((line) => line.kind === kind);

  it("begin with the run, without its lists", () => {
    const { findings, evidence, diagnostics, conditions, ...rest } = JSON.parse(
      JSON.stringify(report),
    ) as typeof report;
    expect(run).toEqual({ kind: "run", ...rest });
    expect([findings, evidence, diagnostics, conditions].flat()).toHaveLength(lines.length - 1);
  });

  it("have all of the report, a part on each", () => {
    const whole = JSON.parse(JSON.stringify(report)) as typeof report;
    expect(ofKind("finding")).toMatchObject(whole.findings);
    expect(ofKind("evidence")).toMatchObject(whole.evidence);
    expect(ofKind("diagnostic")).toMatchObject(whole.diagnostics);
    expect(ofKind("condition")).toMatchObject(whole.conditions);
    expect(ofKind("reconciliation")).toMatchObject([sampleReconciliation]);
  });
});

it("a finding says its outcome beside its status", () => {
  const findings = linesOf(renderNdjson(sampleReports.accepted!)).filter(({ kind }) => kind === "finding");
  expect(findings.map(({ outcome, status }) => `${String(outcome)} ${String(status)}`)).toContain(
    "WAIVED FAILED",
  );
});
