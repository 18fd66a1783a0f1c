import type { AuditReport } from "../../model/report.ts";
import { evidenceWords } from "../wording/evidence-words.ts";
import { buildXml } from "../xml/build-xml.ts";
import { testCase } from "./test-case.ts";
import { token } from "../xml/token.ts";

/** The report as one JUnit suite: the target is the suite, each finding a test case. */
export function renderJunit(report: AuditReport): string {
  const { counts, target } = report;
  const suite = {
    "@_name": token(`${report.tool.name} ${target}`, report.tool.name),
    "@_package": report.tool.name,
    "@_id": "0",
    "@_timestamp": timestamp(report.startedAt),
    "@_hostname": token(report.host?.hostname ?? target, "localhost"),
    "@_tests": report.findings.length,
    "@_failures": counts.FAILED,
    "@_errors": counts.ERROR,
    "@_skipped": counts.WARNING + counts.WAIVED + counts.KNOWN + counts.SKIPPED,
    "@_time": (report.durationMs / 1000).toFixed(3),
    properties: { property: propertiesOf(report) },
    testcase: report.findings.map(testCase),
    "system-out": "",
    "system-err": unseenText(report),
  };
  return buildXml({ testsuites: { testsuite: suite } });
}

/** The schema that CI servers follow wants UTC without a zone and without fractions. */
function timestamp(startedAt: string): string {
  return startedAt.slice(0, "2026-01-01T00:00:00".length);
}

function propertiesOf({ tool, schemaVersion, policies, counts }: AuditReport): readonly object[] {
  const pairs = [
    ["tool", `${tool.name} ${tool.version}`],
    ["schema-version", schemaVersion],
    ...policies.map(({ file, sha256 }) => ["policy", `${file} sha256 ${sha256}`]),
    ...Object.entries(counts).map(([status, count]) => [`count.${status}`, String(count)]),
  ] as const;
  return pairs.map(([name = "", value = ""]) => ({ "@_name": name, "@_value": token(value, "") }));
}

function unseenText({ evidence }: AuditReport): string {
  const lines = evidence.flatMap(({ key, status, detail, gaps }) => [
    ...(status === "observed" ? [] : [`${evidenceWords(key)} not seen: ${detail ?? "no reason given"}`]),
    ...gaps.map((gap) => `${evidenceWords(key)}: ${gap.detail}`),
  ]);
  return lines.map((line) => token(line, "")).join("\n");
}
