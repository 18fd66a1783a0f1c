import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { buildXml } from "../xml/build-xml.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { testCase } from "./test-case.ts";
import { lazily } from "../xml/lazily.ts";
import { textBlock } from "../xml/text-block.ts";
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
    testcase: lazily(report.findings, testCase),
    "system-out": textBlock(gateLines(report)),
    "system-err": textBlock(unseenLines(report)),
  };
  return buildXml({ testsuites: { testsuite: suite } });
}

/** The schema that CI servers follow wants UTC without a zone and without fractions. */
function timestamp(startedAt: string): string {
  return startedAt.slice(0, "2026-01-01T00:00:00".length);
}

function propertiesOf({ tool, schemaVersion, policies, counts }: AuditReport): readonly XmlElement[] {
  const pairs = [
    ["tool", `${tool.name} ${tool.version}`],
    ["schema-version", schemaVersion],
    ...policies.map(({ file, sha256 }) => ["policy", `${file} sha256 ${sha256}`]),
    ...Object.entries(counts).map(([status, count]) => [`count.${status}`, String(count)]),
  ] as const;
  return pairs.map(([name = "", value = ""]) => ({ "@_name": name, "@_value": token(value, "") }));
}
