import { describe, expect, it } from "vitest";
import { renderNessus } from "../../../src/reporters/nessus/render-nessus.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

it.each([
  ["PASSED", verdictsOfEveryKind.passed, "PASSED"],
  ["FAILED", verdictsOfEveryKind.failed, "FAILED"],
  ["WARNING", verdictsOfEveryKind.warning, "WARNING"],
  ["ERROR", verdictsOfEveryKind.error, "ERROR"],
  ["SKIPPED", verdictsOfEveryKind.skipped, "WARNING"],
] as const)("%s is the result %s of Nessus", (status, verdict, result) => {
  const xml = renderNessus(report([finding(status, verdict)]));
  expect(xml).toContain(`<cm:compliance-result>${result}</cm:compliance-result>`);
  expect(xml).toContain(` : [${result}]\n\n${status}: `);
});

it("a waived finding stays FAILED, with a note that says who answers for it", () => {
  const xml = renderNessus(report(sampleReports.accepted!.findings.slice(0, 1)));
  expect(xml).toContain("<cm:compliance-result>FAILED</cm:compliance-result>");
  expect(xml).toMatch(/ : \[FAILED\]\n\nWAIVED: Waived until 2026-12-31T23:59:59\+01:00 \(Jo Brand/);
});

describe("the reference, from which readers take id and impact", () => {
  it.each([
    [[], "Vuln-ID|ports/one,CAT|II,CCI|CCI-000382"],
    [["800-53|CM-7", "CCI|CCI-000382"], "Vuln-ID|ports/one,CAT|II,800-53|CM-7,CCI|CCI-000382"],
    [["Vuln-ID|V-1, CAT|I", "CCI|CCI-001762"], "Vuln-ID|V-1,CAT|I,CCI|CCI-001762"],
    [["", " , "], "Vuln-ID|ports/one,CAT|II,CCI|CCI-000382"],
  ])("%j", (reference, written) => {
    const rule = { id: "ports/one", severity: "MEDIUM", text: { ...brief("One"), reference } } as const;
    const xml = renderNessus(report([finding("PASSED", verdictsOfEveryKind.passed, rule)]));
    expect(xml).toContain(`<cm:compliance-reference>${written}</cm:compliance-reference>`);
  });

  it("has an id without commas and bars", () => {
    const rule = { id: "a,b|c", text: brief("One") };
    const xml = renderNessus(report([finding("PASSED", verdictsOfEveryKind.passed, rule)]));
    expect(xml).toContain("<cm:compliance-reference>Vuln-ID|a_b_c,CAT|I,CCI|CCI-000382</");
  });
});

it("tells when the host was looked at, in the words of Nessus and in UTC", () => {
  const xml = renderNessus(report([], { startedAt: "2026-11-05T06:04:11.900Z", durationMs: 200 }));
  expect(xml).toContain('<tag name="HOST_START">Thu Nov  5 06:04:11 2026</tag>');
  expect(xml).toContain('<tag name="HOST_START_TIMESTAMP">1793858651</tag>');
  expect(xml).toContain('<tag name="HOST_END">Thu Nov  5 06:04:12 2026</tag>');
});

it.each([
  ["192.0.2.7", true],
  ["2001:db8::1", true],
  ["web1", false],
  ["beef", false],
])("the target %s is an address: %s", (target, isAddress) => {
  expect(renderNessus(report([], { target })).includes('name="host-ip"')).toBe(isAddress);
});

it("a policy for Windows has the plug-in for Windows", () => {
  const policies = [{ file: "ports.audit", checkType: "Windows", sha256: "", variables: [] }];
  const xml = renderNessus(report([finding("PASSED", verdictsOfEveryKind.passed)], { policies }));
  expect(xml).toContain('pluginID="21156"');
});

it("what was not seen stands in the comments of the policy and in the tags of the host", () => {
  const xml = renderNessus(sampleReports.mixed!);
  expect(xml).toContain("udp6 sockets not seen: /proc/net/udp6 cannot be read.</policyComments>");
  expect(xml).toContain(
    '<tag name="dotaudit-not-seen-2">udp6 sockets not seen: /proc/net/udp6 cannot be read.</tag>',
  );
});
