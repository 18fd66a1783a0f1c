import { describe, expect, it } from "vitest";
import { renderArf } from "../../../src/reporters/arf/render-arf.ts";
import { renderXccdf } from "../../../src/reporters/xccdf/render-xccdf.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { runValidator } from "../run-validator.ts";
import { sampleReports } from "../sample-reports.ts";

/** It asks for platforms, which a policy does not name. */
const HARMLESS =
  /^(?:<\?xml version="1\.0"\?>|Warning: The 'Benchmark' element has no platform specified.*|)$/;

/** OpenSCAP compares every result with every rule by those beside the schema: many results take it hours. */
const MANY = 100;

describe.skipIf(lacks("oscap"))("OpenSCAP", () => {
  describe.each(Object.entries(sampleReports))("given the report '%s'", (_, sample) => {
    it("finds the benchmark valid by the schema and by the rules beside it", () => {
      const args = ["xccdf", "validate", ...(sample.findings.length > MANY ? ["--skip-schematron"] : [])];
      const { code, output } = runValidator("oscap", args, renderXccdf(sample));
      expect(output.split("\n").filter((line) => !HARMLESS.test(line.trim()))).toEqual([]);
      expect(code).toBe(0);
    });

    it("reads the benchmark and its result without a complaint", () => {
      const { code, output } = runValidator("oscap", ["info"], renderXccdf(sample));
      expect(code).toBe(0);
      expect(output).toContain("Result ID: xccdf_dotaudit_testresult_2026-11-21T06-04-11.123Z");
      expect(output).not.toMatch(/^[EW]: /m);
    });

    it("finds the ARF valid, and reads the asset and the report in it", () => {
      const arf = renderArf(sample);
      expect(runValidator("oscap", ["ds", "rds-validate"], arf)).toEqual({ code: 0, output: "" });
      const { code, output } = runValidator("oscap", ["info"], arf);
      expect(code).toBe(0);
      expect(output).toContain("ARF report: xccdf0");
      expect(output).not.toMatch(/^[EW]: /m);
    });
  });

  it.each([
    ["XCCDF", renderXccdf],
    ["ARF", renderArf],
  ] as const)("makes a report of %s that tells the results and what was not seen", (_, render) => {
    const xml = render(sampleReports.mixed!);
    const { code, output } = runValidator("oscap", ["xccdf", "generate", "report"], xml);
    expect(code).toBe(0);
    expect(output).toContain("udp6 sockets not seen: /proc/net/udp6 cannot be read.");
    expect(output).toContain("2 passed");
    expect(output).toContain("1 failed");
    expect(output).toContain("FAILED: Expected: Only TCP ports 22, 443 may be open.");
  });

  it("refuses a file of ours in which a result is no word of XCCDF", () => {
    const broken = renderXccdf(sampleReports.mixed!).replace(
      "<result>pass</result>",
      "<result>fine</result>",
    );
    expect(runValidator("oscap", ["xccdf", "validate"], broken).code).not.toBe(0);
    const brokenArf = renderArf(sampleReports.mixed!).replace('id="asset0"', 'id="0asset"');
    expect(runValidator("oscap", ["ds", "rds-validate"], brokenArf).code).not.toBe(0);
  });
});
