import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderHdf } from "../../../src/reporters/hdf/render-hdf.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import { schemaFaults } from "../schema-faults.ts";

interface Hdf {
  readonly statistics: object;
  readonly profiles: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly summary: string;
    readonly controls: readonly HdfControl[];
  }[];
  readonly passthrough: { readonly not_seen: readonly string[] };
}

interface HdfControl {
  readonly id: string;
  readonly code: string;
  readonly impact: number;
  readonly tags: object;
  readonly results: readonly [object];
  readonly waiver_data?: object;
}

const hdfOf = (sample: AuditReport) => JSON.parse(renderHdf(sample)) as Hdf;
const controlsOf = (sample: AuditReport) => hdfOf(sample).profiles.flatMap(({ controls }) => controls);

describe.skipIf(lacksShared("schemas/hdf.json"))("the schema of HDF", () => {
  it.each(Object.entries(sampleReports))("accepts '%s'", (_, sample) => {
    expect(schemaFaults("hdf.json", hdfOf(sample))).toEqual([]);
  });
});

it("a failure has its impact, controls, the text of its rule, what was expected and all that was found", () => {
  const [control] = controlsOf(report([finding("FAILED", verdictsOfEveryKind.failed)]));
  expect(control).toMatchObject({
    id: "ports-0001",
    title: "Only SSH and HTTPS may be open",
    impact: 0.7,
    tags: { severity: "high", nist: ["CM-7"], cci: ["CCI-000382"], outcome: "FAILED" },
    code: 'type : AUDIT_ALLOWED_OPEN_PORTS\nports : "22, 443"',
    source_location: { ref: "ports.audit", line: 12 },
    refs: [
      { url: "https://www.cisecurity.org/benchmark/debian_linux" },
      { ref: "800-53|CM-7" },
      { ref: "CCI|CCI-000382" },
    ],
    results: [
      {
        status: "failed",
        code_desc: "Only TCP ports 22, 443 may be open",
        start_time: "2026-11-21T06:04:11.123Z",
      },
    ],
  });
  expect(control?.results[0]).toMatchObject({
    message: expect.stringContaining("/usr/sbin/nginx (pid 812)") as string,
  });
});

it("each status is a word of HDF; what does not apply has no impact, what was not judged a reason", () => {
  const controls = controlsOf(sampleReports.mixed!);
  expect(controls.map(({ impact, results }) => ({ impact, ...results[0] }))).toMatchObject([
    { impact: 0.7, status: "passed" },
    { impact: 0.7, status: "failed" },
    { impact: 0.3, status: "skipped", skip_message: expect.stringMatching(/^WARNING\n/) as string },
    { impact: 0.7, status: "error", exception: "missing-privilege" },
    { impact: 0, status: "skipped", skip_message: "The rule is for Windows, this is Linux" },
    { impact: 0.7, status: "passed" },
  ]);
  expect(hdfOf(sampleReports.mixed!).statistics).toEqual({
    duration: 0.045,
    controls: { passed: { total: 2 }, failed: { total: 1 }, skipped: { total: 2 }, error: { total: 1 } },
  });
});

it("what could not be seen stands in the summary of each profile, and as a list", () => {
  const { profiles, passthrough } = hdfOf(sampleReports.mixed!);
  expect(passthrough.not_seen).toHaveLength(2);
  for (const line of passthrough.not_seen) expect(profiles[0]?.summary).toContain(line);
});

it("a waiver in force leaves the result and says who, why and until when; another one says so in the message", () => {
  const controls = controlsOf(sampleReports.accepted!);
  const waived = controls.filter(({ waiver_data: data }) => data !== undefined);
  expect(waived.map(({ id }) => id)).toEqual(["waived", "soon", "forever", "unseen"]);
  expect(waived[0]).toMatchObject({
    results: [{ status: "failed" }],
    waiver_data: {
      expiration_date: "2026-12-31T23:59:59+01:00",
      justification:
        "The old monitoring agent is replaced in December. (Jo Brand <jo@example.org>, SEC-1204)",
      run: true,
      skipped_due_to_waiver: false,
    },
  });
  expect(controls.find(({ id }) => id === "expired")?.results[0]).toMatchObject({
    message: expect.stringMatching(/^The waiver ended at 2026-10-01T00:00:00Z and does not count/) as string,
  });
});

it("each policy is a profile of its own, and no two controls of it have one id", () => {
  const at = (file: string) =>
    finding("FAILED", verdictsOfEveryKind.failed, { location: { file, line: 1, column: 1 } });
  const { profiles } = hdfOf(report([at("ports.audit"), at("b.audit"), at("ports.audit")]));
  expect(
    profiles.map(({ name, sha256, controls }) => [name, sha256 === "", controls.map(({ id }) => id)]),
  ).toEqual([
    ["ports.audit", false, ["ports-0001", "ports-0001.2"]],
    ["b.audit", true, ["ports-0001"]],
  ]);
});

it.each([
  ["AUDIT_REQUIRED_OPEN_PORTS", [], { nist: ["CM-7"], cci: ["CCI-000382"] }],
  ["FILE_CHECK", [], {}],
  ["FILE_CHECK", ["CCI|CCI-000382"], { nist: ["CM-7"], cci: ["CCI-000382"] }],
  ["AUDIT_REQUIRED_OPEN_PORTS", ["CCI|CCI-000048"], { cci: ["CCI-000048"] }],
  ["FILE_CHECK", ["800-53r5|AC-2(1), 800-53|CM-7b.,NESA|T1", "800-53|CM-7"], { nist: ["AC-2(1)", "CM-7"] }],
] as const)("a rule of the type %s with the references %j has the tags %j", (type, reference, tags) => {
  const text = { ...brief("A rule"), reference };
  const [control] = controlsOf(report([finding("FAILED", verdictsOfEveryKind.failed, { type, text })]));
  const { nist, cci } = control!.tags as { nist?: readonly string[]; cci?: readonly string[] };
  expect({ ...(nist && { nist }), ...(cci && { cci }) }).toEqual(tags);
});
