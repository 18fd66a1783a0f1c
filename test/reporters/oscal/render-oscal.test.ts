import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderOscal } from "../../../src/reporters/oscal/render-oscal.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import { schemaFaults } from "../schema-faults.ts";
import type { Oscal, OscalResult } from "./oscal-document.ts";

const oscalOf = (sample: AuditReport) => JSON.parse(renderOscal(sample)) as Oscal;
const resultOf = (sample: AuditReport): OscalResult => oscalOf(sample)["assessment-results"].results[0];

describe.skipIf(lacksShared("schemas/oscal-v1.0.4.json"))("the schema of OSCAL 1.0.4", () => {
  it.each(Object.entries(sampleReports))("accepts '%s'", (_, sample) => {
    expect(schemaFaults("oscal-v1.0.4.json", oscalOf(sample))).toEqual([]);
  });
});

it.each(Object.entries(sampleReports))(
  "in '%s' every UUID belongs to one part, and every reference to one",
  (_, sample) => {
    const uuids: string[] = [];
    const references: string[] = [];
    JSON.stringify(oscalOf(sample), (key, value: unknown) => {
      if (key === "uuid") uuids.push(value as string);
      if (key.endsWith("-uuid")) references.push(value as string);
      if (key === "import-ap") references.push((value as { href: string }).href.slice(1));
      return value;
    });
    const known = new Set(uuids);
    expect(known.size).toBe(uuids.length);
    expect(references.filter((uuid) => !known.has(uuid))).toEqual([]);
  },
);

describe("the findings of the controls", () => {
  const rule = (status: "PASSED" | "FAILED" | "WARNING" | "ERROR" | "SKIPPED", control: string) => {
    const kind = status.toLowerCase() as keyof typeof verdictsOfEveryKind;
    const text = { ...brief(`Rule of ${control}`), reference: [`800-53|${control}`] };
    return finding(status, verdictsOfEveryKind[kind], { id: `${status}-${control}`, text });
  };

  it.each([
    [["PASSED", "PASSED"], "satisfied", "pass"],
    [["PASSED", "FAILED", "ERROR"], "not-satisfied", "fail"],
    [["PASSED", "ERROR", "WARNING"], "not-satisfied", "error"],
    [["PASSED", "WARNING"], "not-satisfied", "other"],
    [["PASSED", "SKIPPED"], "satisfied", "pass"],
  ] as const)("rules that are %j make a control %s (%s)", (statuses, state, reason) => {
    const { findings } = resultOf(report(statuses.map((status) => rule(status, "AC-2(1)"))));
    expect(findings).toHaveLength(1);
    expect(findings?.[0]?.target).toMatchObject({ "target-id": "ac-2.1_obj", status: { state, reason } });
    const judged = statuses.filter((status) => status !== "SKIPPED");
    expect(findings?.[0]?.["related-observations"]).toHaveLength(judged.length);
  });

  it("a control of which every rule was skipped is not selected, and has no finding", () => {
    const result = resultOf(report([rule("SKIPPED", "AC-2"), rule("PASSED", "CM-7")]));
    const [selection] = result["reviewed-controls"]["control-selections"];
    expect(selection["include-controls"]).toEqual([{ "control-id": "cm-7" }]);
    expect(result.findings).toHaveLength(1);
    expect(result.observations).toHaveLength(2);
  });

  it("a rule that names no control is judged as one of its own", () => {
    const alone = finding("FAILED", verdictsOfEveryKind.failed, {
      id: "a b",
      type: "FILE_CHECK",
      text: brief("x"),
    });
    const [found] = resultOf(report([alone])).findings ?? [];
    expect(found?.target["target-id"]).toBe("dotaudit_a_x20_b_obj");
  });
});

describe("risks", () => {
  const { risks = [], findings = [] } = resultOf(sampleReports.accepted!);
  const approved = risks.filter(({ status }) => status === "deviation-approved");

  it("a waiver in force makes one an approved deviation until it ends, with who approved it", () => {
    expect(approved).toHaveLength(4);
    expect(approved[0]?.deadline).toBe("2026-12-31T22:59:59.000Z");
    expect(approved[2]).not.toHaveProperty("deadline");
    const { parties = [] } = oscalOf(sampleReports.accepted!)["assessment-results"].metadata;
    expect(parties.map(({ name }) => name)).toEqual(["Jo Brand <jo@example.org>"]);
    expect(approved[0]?.["risk-log"]?.entries[0]["logged-by"][0]["party-uuid"]).toBe(parties[0]?.uuid);
  });

  it("what else does not hold is an open one, whatever the baseline says", () => {
    expect(risks.filter(({ status }) => status === "open")).toHaveLength(4);
    expect(findings[0]?.["related-risks"]).toHaveLength(8);
    expect(findings[0]?.target.status.state).toBe("not-satisfied");
  });

  it("keeps its UUID in a later run, of which all else is new", () => {
    const later = { ...sampleReports.accepted!, startedAt: "2027-01-01T00:00:00Z" };
    const document = oscalOf(later)["assessment-results"];
    expect(document.results[0].risks?.map(({ uuid }) => uuid)).toEqual(risks.map(({ uuid }) => uuid));
    expect(document.uuid).not.toBe(oscalOf(sampleReports.accepted!)["assessment-results"].uuid);
  });
});

it("what could not be seen stands in the log of the assessment", () => {
  const log = resultOf(sampleReports.mixed!)["assessment-log"];
  expect(log?.entries.map(({ description }) => description)).toEqual([
    "tcp sockets: Process 4711 ended while it was looked into.",
    "udp6 sockets not seen: /proc/net/udp6 cannot be read.",
  ]);
});

it("the counts and the gate are properties of the result", () => {
  const { props, description } = resultOf(sampleReports.accepted!);
  expect(Object.fromEntries(props.map(({ name, value }) => [name, value]))).toMatchObject({
    "count-FAILED": "3",
    "count-WAIVED": "4",
    "count-KNOWN": "1",
    gate: "failed",
  });
  expect(description).toContain("4 rules fail the gate.");
});
