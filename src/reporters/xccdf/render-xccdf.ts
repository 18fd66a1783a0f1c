import type { AuditReport } from "../../model/report.ts";
import { buildXml } from "../xml/build-xml.ts";
import { benchmarkOf } from "./benchmark.ts";
import { testResultOf } from "./test-result.ts";
import { xccdfIds } from "./xccdf-ids.ts";

/** The report as one XCCDF 1.2 document: a benchmark of its rules, the test result within it. */
export function renderXccdf(report: AuditReport): string {
  const ids = xccdfIds(report);
  const TestResult = testResultOf(report, ids, `#${ids.benchmark}`);
  return buildXml({ Benchmark: { ...benchmarkOf(report, ids), TestResult } });
}
