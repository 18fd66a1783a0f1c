import { describe, expect, it } from "vitest";
import { renderArf } from "../../../src/reporters/arf/render-arf.ts";
import { renderXccdf } from "../../../src/reporters/xccdf/render-xccdf.ts";
import { host, report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { sampleReports } from "../sample-reports.ts";

describe("the asset", () => {
  it.each([
    ["web1", "web1", "<ai:hostname>web1</ai:hostname>", "ai:fqdn"],
    ["web1", "web1.example.org", "<ai:fqdn>web1.example.org</ai:fqdn>", "ai:connections"],
    ["192.0.2.7", "web1", "<ai:ip-v4>192.0.2.7</ai:ip-v4>", "ai:fqdn"],
    ["192.0.2.700", "web1", 'id="192.0.2.700"', "ai:connections"],
    ["web1", HOSTILE, 'id="web1"', "ai:hostname"],
  ])("target %j with the name %j", (target, hostname, has, hasNot) => {
    const xml = renderArf(report([], { target, host: { ...host, hostname } }));
    expect(xml).toContain(has);
    expect(xml).not.toContain(`<${hasNot}`);
  });

  it("has its name by the target alone where nothing is known of the host", () => {
    expect(renderArf(report([], { host: null }))).toContain("<ai:hostname>web1</ai:hostname>");
  });
});

it("request, asset and report refer to each other, and rules and results are those of the XCCDF file", () => {
  const xml = renderArf(sampleReports.mixed!);
  for (const part of [
    'type="arfvocab:createdFor" subject="xccdf0">\n      <core:ref>request0<',
    'type="arfvocab:isAbout" subject="xccdf0">\n      <core:ref>asset0<',
    '<arf:report-request id="request0">',
    '<arf:asset id="asset0">',
    '<arf:report id="xccdf0">',
    '<benchmark href="#request0"',
  ])
    expect(xml).toContain(part);
  const partsOf = (text: string) =>
    text.match(/<(Rule|rule-result) .*?<\/\1>/gs)?.map((part) => part.replace(/\n */g, "\n"));
  expect(partsOf(xml)).toEqual(partsOf(renderXccdf(sampleReports.mixed!)));
});
