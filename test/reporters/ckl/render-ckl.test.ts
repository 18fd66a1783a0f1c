import { describe, expect, it } from "vitest";
import { renderCkl } from "../../../src/reporters/ckl/render-ckl.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { report } from "../build-report.ts";
import { runValidator } from "../run-validator.ts";
import { finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

const SCHEMA = new URL("../../../../shared/schemas/ckl.xsd", import.meta.url).pathname;
const VALIDATE = ["--noout", "--nonet", "--schema", SCHEMA];

describe.skipIf(lacksShared("schemas/ckl.xsd") || lacks("xmllint"))("the schema of STIG Viewer", () => {
  it.each(Object.entries(sampleReports))("takes '%s'", (_, sample) => {
    expect(runValidator("xmllint", VALIDATE, renderCkl(sample))).toEqual({
      code: 0,
      output: "report.xml validates\n",
    });
  });

  it("refuses a status that is none", () => {
    const broken = renderCkl(sampleReports.mixed!).replace("<STATUS>Open<", "<STATUS>Ajar<");
    expect(runValidator("xmllint", VALIDATE, broken).code).not.toBe(0);
  });
});

it.each([
  ["PASSED", verdictsOfEveryKind.passed, "NotAFinding"],
  ["FAILED", verdictsOfEveryKind.failed, "Open"],
  ["WARNING", verdictsOfEveryKind.warning, "Not_Reviewed"],
  ["ERROR", verdictsOfEveryKind.error, "Not_Reviewed"],
  ["SKIPPED", verdictsOfEveryKind.skipped, "Not_Applicable"],
] as const)("%s is a status of STIG Viewer, and the comment says which", (status, verdict, word) => {
  const xml = renderCkl(report([finding(status, verdict)]));
  expect(xml).toContain(`<STATUS>${word}</STATUS>`);
  expect(xml).toContain(`<COMMENTS>${status}: `);
});

it("details tell what was expected and found, comments the waiver, and a waived finding stays open", () => {
  const { findings } = sampleReports.accepted!;
  const xml = renderCkl(report(findings.slice(0, 1)));
  expect(xml).toContain("<STATUS>Open</STATUS>");
  expect(xml).toContain(
    "<FINDING_DETAILS>Expected: Only TCP ports 22, 443 may be open\nFound:\ntcp 0.0.0.0:8080",
  );
  expect(xml).toMatch(/<COMMENTS>WAIVED: Waived until 2026-12-31T23:59:59\+01:00 \(Jo Brand/);
});

it("the asset tells the counts and what was not seen", () => {
  const xml = renderCkl(sampleReports.mixed!);
  expect(xml).toContain("Counts: FAILED 1, ERROR 1, WARNING 1, WAIVED 0, KNOWN 0, PASSED 2, SKIPPED 1");
  expect(xml).toContain("udp6 sockets not seen: /proc/net/udp6 cannot be read.");
});

it("ids come from the references of a STIG, else from the rule", () => {
  const rule = { description: "One", info: [], solution: [], seeAlso: [] };
  const reference = [
    "Vuln-ID|V-2",
    "Rule-ID|SV-2r1_rule",
    "STIG-ID|UBTU-1",
    "CCI|CCI-000382",
    "CCI|CCI-001762",
  ];
  const xml = renderCkl(
    report([
      finding("PASSED", verdictsOfEveryKind.passed, { id: "ports/one", text: { ...rule, reference } }),
      finding("PASSED", verdictsOfEveryKind.passed, { id: "ports/two", text: { ...rule, reference: [] } }),
    ]),
  );
  const values = (name: string) =>
    Array.from(
      xml.matchAll(new RegExp(`<VULN_ATTRIBUTE>${name}<.*\\n\\s*<ATTRIBUTE_DATA>(.*)</`, "g")),
      ([, value]) => value,
    );
  expect(values("Vuln_Num")).toEqual(["V-2", "ports/two"]);
  expect(values("Rule_ID")).toEqual(["SV-2r1_rule", "ports/two"]);
  expect(values("Rule_Ver")).toEqual(["UBTU-1", "ports/two"]);
  expect(values("CCI_REF")).toEqual(["CCI-000382", "CCI-001762", "CCI-000382"]);
});

it("every policy has its place, and one of which nothing was judged says so", () => {
  const xml = renderCkl(sampleReports.empty!);
  expect(xml).toContain("<ATTRIBUTE_DATA>nothing-was-checked</ATTRIBUTE_DATA>");
  expect(xml).toContain("<STATUS>Not_Reviewed</STATUS>");
});
