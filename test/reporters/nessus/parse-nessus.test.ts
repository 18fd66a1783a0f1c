import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNessus } from "../../../src/reporters/nessus/parse-nessus.ts";
import type { NessusFile } from "../../../src/reporters/nessus/nessus-file.ts";
import { renderNessus } from "../../../src/reporters/nessus/render-nessus.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import { processorTime } from "../../processor-time.ts";

function read(xml: string): NessusFile {
  const result = parseNessus(xml);
  if (result.status === "unavailable") throw new Error(result.detail);
  return result.value;
}

/** The shape of a scan by Nessus: two hosts, plug-ins of other families, fields that we do not write. */
const FOREIGN = `<?xml version="1.0" ?>
<NessusClientData_v2>
<Policy><policyName>Linux ports</policyName>
<Preferences><ServerPreferences><preference><name>max_hosts</name><value>30</value></preference></ServerPreferences></Preferences>
</Policy>
<Report name="weekly" xmlns:cm="http://www.nessus.org/cm">
<ReportHost name="192.0.2.10"><HostProperties>
<tag name="HOST_END">Mon Nov 16 10:15:02 2026</tag>
<tag name="host-ip">192.0.2.10</tag>
</HostProperties>
<ReportItem port="22" svc_name="ssh" protocol="tcp" severity="0" pluginID="10267" pluginName="SSH Server" pluginFamily="Service detection">
<description>An SSH server is listening.</description>
</ReportItem>
<ReportItem port="0" svc_name="general" protocol="tcp" severity="3" pluginID="21157" pluginName="Unix Compliance Checks" pluginFamily="Policy Compliance">
<compliance>true</compliance>
<cm:compliance-check-name>1.1 Only SSH is open</cm:compliance-check-name>
<cm:compliance-check-id>0a1b2c</cm:compliance-check-id>
<cm:compliance-result>FAILED</cm:compliance-result>
<cm:compliance-policy-value>22</cm:compliance-policy-value>
<cm:compliance-actual-value>22 &amp; 8080</cm:compliance-actual-value>
<cm:compliance-reference>800-53|CM-7,CAT|II,Vuln-ID|V-1</cm:compliance-reference>
<cm:compliance-audit-file>ports.audit</cm:compliance-audit-file>
<description>"1.1 Only SSH is open" : [FAILED]</description>
</ReportItem>
</ReportHost>
<ReportHost name="db"><HostProperties/>
<ReportItem port="0" pluginID="21157"><cm:compliance-result>PASSED</cm:compliance-result></ReportItem>
<ReportItem port="0" pluginID="21157"><cm:compliance-result>MAYBE</cm:compliance-result></ReportItem>
</ReportHost>
</Report>
</NessusClientData_v2>`;

describe("a file of Nessus", () => {
  const { policyName, hosts } = read(FOREIGN);

  it("has hosts with their properties, results of policies, and a number of other items", () => {
    expect(policyName).toBe("Linux ports");
    expect(hosts.map(({ name, findings, otherItems }) => [name, findings.length, otherItems])).toEqual([
      ["192.0.2.10", 1, 1],
      ["db", 2, 0],
    ]);
    expect(hosts[0]?.properties.get("host-ip")).toBe("192.0.2.10");
    expect(hosts[0]?.findings[0]).toEqual({
      id: "0a1b2c",
      name: "1.1 Only SSH is open",
      status: "FAILED",
      outcome: "FAILED",
      policyFile: "ports.audit",
      expected: "22",
      actual: "22 & 8080",
      info: "",
      solution: "",
      seeAlso: "",
      reference: "800-53|CM-7,CAT|II,Vuln-ID|V-1",
    });
  });

  it("has ERROR where the word is unknown, never PASSED", () => {
    expect(hosts[1]?.findings.map(({ status }) => status)).toEqual(["PASSED", "ERROR"]);
  });
});

it.each(Object.entries(sampleReports))("what is written of '%s' is read again", (_, sample) => {
  const [host] = read(renderNessus(sample)).hosts;
  expect(host?.findings).toHaveLength(sample.findings.length);
  expect(host?.findings.map(({ status }) => status)).toEqual(sample.findings.map(({ status }) => status));
  for (const [outcome, count] of Object.entries(sample.counts))
    expect(host?.properties.get(`dotaudit-count-${outcome}`)).toBe(String(count));
});

it("the fields of a finding come back as they were", () => {
  const rule = {
    id: "ports/one",
    text: { ...brief("One & <only>"), info: ["Why\n  so"], solution: ['Stop "it"'] },
  };
  const [only] = read(renderNessus(report([finding("PASSED", verdictsOfEveryKind.passed, rule)]))).hosts[0]!
    .findings;
  expect(only).toMatchObject({
    id: "ports/one",
    name: "One & <only>",
    policyFile: "ports.audit",
    expected: "Something listens on TCP port 22",
    info: "Why\n  so",
    solution: 'Stop "it"',
  });
});

describe("a file is not believed", () => {
  const item = (result: string, outcome: string) =>
    `<NessusClientData_v2><Report><ReportHost name="a"><ReportItem><cm:compliance-result xmlns:cm="c">${result}</cm:compliance-result><dotaudit:outcome xmlns:dotaudit="d">${outcome}</dotaudit:outcome></ReportItem></ReportHost></Report></NessusClientData_v2>`;

  it.each([
    ["FAILED", "PASSED", "FAILED"],
    ["ERROR", "SKIPPED", "ERROR"],
    ["PASSED", "WAIVED", "PASSED"],
    ["FAILED", "WAIVED", "WAIVED"],
  ])("%s cannot be %s", (result, claimed, outcome) => {
    expect(read(item(result, claimed)).hosts[0]?.findings[0]?.outcome).toBe(outcome);
  });

  it("results elsewhere than in an item of a host are none", () => {
    const xml = `<NessusClientData_v2><ReportItem><cm:compliance-result>PASSED</cm:compliance-result></ReportItem></NessusClientData_v2>`;
    expect(read(xml).hosts).toEqual([]);
  });

  it.each([
    ["another root", "<a/>", /no \.nessus v2 file/],
    ["a DOCTYPE", `<!DOCTYPE x>${FOREIGN.slice(22)}`, /DOCTYPE/],
    ["half a file", FOREIGN.slice(0, 900), /well-formed/],
    ["no text", "", /well-formed/],
  ])("%s is malformed", (_, text, detail) => {
    const result = parseNessus(text);
    expect(result).toMatchObject({ status: "unavailable", reason: "malformed-output" });
    expect(result.status === "unavailable" ? result.detail : "").toMatch(detail);
  });

  it("names of tags cannot reach what every object has", () => {
    const xml = `<NessusClientData_v2><Report><ReportHost name="__proto__"><HostProperties><tag name="__proto__">x</tag></HostProperties><ReportItem><constructor>y</constructor><__proto__>z</__proto__></ReportItem></ReportHost></Report></NessusClientData_v2>`;
    expect(read(xml).hosts[0]?.otherItems).toBe(1);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it("whatever is cut, doubled or written over, the answer is a value", () => {
    const text = renderNessus(sampleReports.mixed!);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(400), fc.string({ unit: "binary" }), (at, length, other) => {
        expect(["observed", "unavailable"]).toContain(
          parseNessus(text.slice(0, at) + other + text.slice(at + length)).status,
        );
      }),
    );
  });

  it("long names of elements do not make many of them slow", () => {
    const name = "a".repeat(200_000);
    const started = processorTime();
    read(`<NessusClientData_v2><${name}>${"<b/>".repeat(100_000)}</${name}></NessusClientData_v2>`);
    expect(processorTime() - started).toBeLessThan(20_000);
  });
});
