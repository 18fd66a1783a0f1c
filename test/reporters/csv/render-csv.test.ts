import { expect, it } from "vitest";
import { renderCsv } from "../../../src/reporters/csv/render-csv.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";
import { readCsv } from "./read-csv.ts";

it("there is a row for each thing that a finding found, numbered, and one for a finding that found nothing", () => {
  const rows = readCsv(renderCsv(sampleReports.mixed!)).filter(({ record }) => record === "finding");
  expect(rows.map((row) => `${row.finding}.${row.item} ${row.outcome} ${row.transport}:${row.port}`)).toEqual(
    [
      "1.1 PASSED tcp:22",
      "2.1 FAILED tcp:8080",
      "2.2 FAILED tcp:31337",
      "2.3 FAILED tcp:2049",
      "2.4 FAILED tcp:9000",
      "2.5 FAILED tcp:9001",
      "3.1 WARNING udp:40123",
      "4.0 ERROR :",
      "5.0 SKIPPED :",
      "6.1 PASSED tcp:22",
    ],
  );
});

it("a row has what an auditor filters by", () => {
  const rows = readCsv(renderCsv(sampleReports.mixed!));
  expect(rows.find(({ port }) => port === "31337")).toMatchObject({
    target: "web1",
    severity: "HIGH",
    rule: "ports-0001",
    policy: "ports.audit",
    line: "12",
    scope: "any",
    interface: "eth0",
    owners: "complete",
    programs: "/usr/sbin/nginx\n/tmp/.x/backdoor (deleted)",
    users: "root (uid 0)\nwww-data (uid 33)\nuid 1000",
    packages: "nginx 1.22.1-9\nnone",
    reference: "800-53|CM-7\nCCI|CCI-000382",
  });
  expect(rows.find(({ outcome }) => outcome === "ERROR")).toMatchObject({
    reason: "missing-privilege",
    detail: "The udp6 sockets were not seen: /proc/net/udp6 cannot be read.",
  });
});

it("an owner that was not seen is told beside those that were", () => {
  const row = readCsv(renderCsv(sampleReports.mixed!)).find(({ port }) => port === "9000");
  expect(row).toMatchObject({ owners: "partial", programs: `calls itself "nginx"` });
  expect(row?.owners_not_seen).toContain("/proc/812/fd cannot be read");
});

it("what could not be seen has rows of its own", () => {
  const rows = readCsv(renderCsv(sampleReports.mixed!)).filter(({ record }) => record === "unseen");
  expect(rows.map(({ detail }) => detail)).toEqual([
    "tcp sockets: Process 4711 ended while it was looked into.",
    "udp6 sockets not seen: /proc/net/udp6 cannot be read.",
  ]);
  expect(rows.every(({ outcome }) => outcome === "")).toBe(true);
});

it("a waiver stands on the row of what it covers", () => {
  const rows = readCsv(renderCsv(sampleReports.accepted!));
  const waived = rows.filter(({ rule }) => rule === "waived");
  expect(waived).toHaveLength(5);
  for (const row of waived)
    expect(row).toMatchObject({ outcome: "WAIVED", status: "FAILED", ticket: "SEC-1204" });
  expect(
    rows
      .filter(({ rule }) => rule === "partly")
      .map(({ ticket, baseline }) => (ticket === "" ? baseline : ticket)),
  ).toEqual(["SEC-1204", "known", "new"]);
});

it("a text that begins a formula is no formula in any column", () => {
  const text = { ...brief("=HYPERLINK(1)"), solution: ["+1"], reference: ["@SUM(A1)"] };
  const verdict = { ...verdictsOfEveryKind.error, expected: "-1", detail: "\t=1" };
  const [row] = readCsv(renderCsv(report([finding("ERROR", verdict, { id: "=1", text })])));
  expect(row).toMatchObject({
    rule: "'=1",
    description: "'=HYPERLINK(1)",
    solution: "'+1",
    reference: "'@SUM(A1)",
    expected: "'-1",
    detail: "\\t=1",
  });
});
