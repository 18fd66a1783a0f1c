import { expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderGitlab } from "../../../src/reporters/gitlab/render-gitlab.ts";
import { report } from "../build-report.ts";
import { finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import type { Entry } from "./gitlab-entry.ts";

const entriesOf = (sample: AuditReport) => JSON.parse(renderGitlab(sample)) as readonly Entry[];

/** What GitLab's documentation wants of each entry. */
it.each(Object.entries(sampleReports))("'%s' has entries as GitLab wants them", (_, sample) => {
  const entries = entriesOf(sample);
  for (const entry of entries) {
    expect(Object.keys(entry)).toEqual(["description", "check_name", "fingerprint", "severity", "location"]);
    expect(["info", "minor", "major", "critical", "blocker"]).toContain(entry.severity);
    expect([entry.description, entry.check_name, entry.location.path]).not.toContain("");
    expect(entry.location.lines.begin).toBeGreaterThan(0);
  }
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

it("what does not hold, or was not seen, is an entry; what holds or was skipped is none", () => {
  const [summary, ...entries] = entriesOf(sampleReports.mixed!);
  expect(summary).toMatchObject({
    check_name: "dotaudit/summary",
    description: "dotaudit web1: 1 FAILED, 1 ERROR, 1 WARNING, 0 WAIVED, 0 KNOWN, 2 PASSED, 1 SKIPPED",
    severity: "info",
  });
  expect(entries.map(({ severity, description }) => [severity, description.slice(0, 38)])).toEqual([
    ["major", "tcp sockets: Process 4711 ended while "],
    ["major", "udp6 sockets not seen: /proc/net/udp6 "],
    ["critical", "Only SSH and HTTPS may be open: FAILED"],
    ["minor", "No UDP service should run: WARNING: Ex"],
    ["major", "No UDP service may run: ERROR: The udp"],
  ]);
  expect(entries[2]?.location).toEqual({ path: "ports.audit", lines: { begin: 12 } });
});

it("a waiver and a baseline leave an entry for information that says why", () => {
  const entries = entriesOf(sampleReports.accepted!).filter(({ severity }) => severity === "info");
  expect(entries.map(({ check_name: check }) => check)).toEqual([
    "dotaudit/summary",
    "waived",
    "soon",
    "forever",
    "known",
    "unseen",
  ]);
  expect(entries[1]?.description).toContain("WAIVED: Waived until 2026-12-31T23:59:59+01:00");
});

it("a fingerprint stays from run to run, until the outcome changes; the summary's always does", () => {
  const failed = finding("FAILED", verdictsOfEveryKind.failed);
  const [summary, before] = entriesOf(report([failed]));
  const [later, same] = entriesOf(report([failed], { startedAt: "2027-01-01T00:00:00Z" }));
  const [other, known] = entriesOf(report([{ ...failed, baseline: "known" }]));
  expect(same?.fingerprint).toBe(before?.fingerprint);
  expect(known?.fingerprint).not.toBe(before?.fingerprint);
  expect([later?.fingerprint, other?.fingerprint]).toEqual([summary?.fingerprint, summary?.fingerprint]);
});
