import { contextualizeEvaluation, convertFile } from "inspecjs";
import type { ContextualizedEvaluation } from "inspecjs";
import { expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderHdf } from "../../../src/reporters/hdf/render-hdf.ts";
import { sampleReports } from "../sample-reports.ts";

/** As MITRE's own library reads it, which Heimdall and the SAF tools are built on. */
function readBack(sample: AuditReport): ContextualizedEvaluation {
  const { "1_0_ExecJson": evaluation } = convertFile(renderHdf(sample));
  if (evaluation === undefined) throw new Error("It is not taken for HDF exec-json.");
  return contextualizeEvaluation(evaluation);
}

const controlsOf = (sample: AuditReport) =>
  readBack(sample).contains.flatMap(({ contains }) => contains.map(({ hdf }) => hdf));

it.each(Object.entries(sampleReports))("'%s' has as many of each status as the report", (_, sample) => {
  const statuses = controlsOf(sample).map(({ status }) => status);
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const findings = (status: string) => sample.findings.filter((finding) => finding.status === status).length;
  expect(count("Passed")).toBe(findings("PASSED"));
  expect(count("Failed")).toBe(findings("FAILED"));
  expect(count("Profile Error")).toBe(findings("ERROR"));
  expect(count("Not Reviewed")).toBe(findings("WARNING"));
  expect(count("Not Applicable")).toBe(findings("SKIPPED"));
});

it("a failure has its severity, its controls and its message; what does not apply has no severity", () => {
  const [, failed, warned, , skipped] = controlsOf(sampleReports.mixed!);
  expect(failed).toMatchObject({ severity: "high", rawNistTags: ["CM-7"], waived: false });
  expect(failed?.canonized_nist({ pad_zeros: false, max_specifiers: 9 })).toEqual(["CM-7"]);
  expect(failed?.finding_details).toContain("/usr/sbin/nginx (pid 812)");
  expect(warned).toMatchObject({ severity: "low" });
  expect(skipped).toMatchObject({ severity: "none" });
});

it("a waiver does not turn a failure into anything else", () => {
  const waived = controlsOf(sampleReports.accepted!).filter(
    ({ wraps }) => "waiver_data" in wraps && wraps.waiver_data,
  );
  expect(waived.map(({ status }) => status)).toEqual(["Failed", "Failed", "Failed", "Profile Error"]);
});
