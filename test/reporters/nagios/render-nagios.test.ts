import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderNagios } from "../../../src/reporters/nagios/render-nagios.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

const gate = (status: "passed" | "failed" | "incomplete"): Pick<AuditReport, "gate"> => ({
  gate: { status, asked: ["--fail-on severity>=LOW"], reasons: ["A limit is not kept."], gone: [] },
});

it.each<[name: string, state: string]>([
  ["empty", "UNKNOWN"],
  ["all passed", "OK"],
  ["mixed", "CRITICAL"],
  ["errors only", "UNKNOWN"],
  ["warnings only", "WARNING"],
  ["accepted", "CRITICAL"],
])("the state of '%s' is %s", (name, state) => {
  expect(renderNagios(sampleReports[name]!)).toMatch(new RegExp(`^AUDIT ${state} - `));
});

it.each([
  ["failed", "CRITICAL"],
  ["incomplete", "UNKNOWN"],
  ["passed", "OK"],
] as const)("a gate that %s makes it %s", (status, state) => {
  const text = renderNagios(report(sampleReports["all passed"]!.findings, gate(status)));
  expect(text.split(" - ")[0]).toBe(`AUDIT ${state}`);
  expect(text).toContain("A limit is not kept.");
});

describe.each(Object.entries(sampleReports))("the output for '%s'", (_, sample) => {
  const text = renderNagios(sample);
  const [first = "", ...others] = text.split("\n");

  it("has one bar, behind which every figure is well formed", () => {
    expect(text.split("|")).toHaveLength(2);
    for (const figure of first.split(" | ")[1]!.split(" "))
      expect(figure).toMatch(/^[a-z]+=\d+(?:\.\d+s)?;;;0;\d*$/);
  });

  it("fits what Nagios reads of a plug-in, and says what it leaves out", () => {
    expect(Buffer.byteLength(text)).toBeLessThan(8192);
    const unsettled = sample.findings.length - sample.counts.PASSED - sample.counts.SKIPPED;
    const rest = /… and ([\d,]+) lines? more/.exec(text)?.[1]?.replaceAll(",", "") ?? "0";
    const shown = others.filter((line) => /: (?:FAILED|ERROR|WARNING|WAIVED|KNOWN): |…$/.test(line));
    expect(shown.length + Number(rest)).toBeGreaterThanOrEqual(unsettled);
  });
});

it("the first line names the gravest rules and how many more there are", () => {
  const titles = ["a", "b", "c", "d", "e"];
  const failed = (id: string) => finding("FAILED", verdictsOfEveryKind.failed, { id, text: brief(id) });
  expect(renderNagios(report(titles.map(failed))).split(" | ")[0]).toBe(
    "AUDIT CRITICAL - Of 5 rules, 5 failed. a; b; c; and 2 others",
  );
});

it("a text cannot add figures or lines", () => {
  const text = brief("x | failed=0\nAUDIT OK");
  const [first] = renderNagios(report([finding("FAILED", verdictsOfEveryKind.failed, { text })])).split("\n");
  expect(first).toContain("x \\x7c failed=0\\nAUDIT OK | failed=1;");
});

it("what was not seen comes before the findings", () => {
  expect(renderNagios(sampleReports.mixed!).split("\n")[2]).toBe(
    "Evidence: udp6 sockets not seen: /proc/net/udp6 cannot be read.",
  );
});
