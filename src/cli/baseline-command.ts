import { existsSync } from "node:fs";
import { compareWithBaseline } from "../gate/baseline/compare-with-baseline.ts";
import { remarkOnBaseline } from "../gate/baseline/remark-on-baseline.ts";
import { endpointOf } from "../gate/baseline/item-key.ts";
import type { Finding, GoneFinding } from "../model/report.ts";
import { findReporter } from "../reporters/index.ts";
import { printable } from "../support/printable.ts";
import { readReportFile } from "./read-report-file.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { styleFor } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

/** `audit baseline update BASELINE REPORT`: the report takes the place of the baseline. Exit 0. */
export async function updateBaseline(baseline: string, name: string): Promise<number> {
  if (baseline === "-") throw new UsageError("A baseline is a file, not -.");
  const report = readReportFile(name);
  const isThere = existsSync(baseline);
  const before = isThere ? readReportFile(baseline) : { ...report, findings: [] };
  const { findings, gone } = compareWithBaseline(report.findings, before);
  const text = (await findReporter("json")?.render(report, styleFor({}, { color: false }))) ?? "";
  if (isThere) rewriteFile(baseline, Buffer.from(text));
  else writeOutputFile(baseline, text);
  const remarks = isThere ? remarkOnBaseline({ file: baseline, report: before }, report) : [];
  const lines = [
    ...remarks.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
    ...findings.flatMap(linesOfNew),
    ...gone.map(lineOfGone),
    ...linesOfUnseen(findings),
  ];
  const summary = lines.length === 0 ? ["Nothing has changed."] : lines;
  await writeStdout(summary.map((line) => `${printable(line)}\n`).join(""));
  return 0;
}

function linesOfNew({ baseline, status, rule, verdict }: Finding): readonly string[] {
  if (baseline !== "new" || verdict.status === "skipped") return [];
  if (isUnseen({ status, verdict })) return [];
  const items = verdict.found.filter((item) => item.baseline === "new").map(endpointOf);
  return [`now known: ${rule.id} (${status})${items.length === 0 ? "" : `: ${items.join(", ")}`}`];
}

function lineOfGone({ ruleId, status, found }: GoneFinding): string {
  return `gone: ${ruleId} (was ${status})${found.length === 0 ? "" : `: ${found.join(", ")}`}`;
}

function linesOfUnseen(findings: readonly Finding[]): readonly string[] {
  const count = findings.filter(isUnseen).length;
  return count === 0 ? [] : [`not known: ${count} of which not everything was seen; no run lets them pass`];
}

function isUnseen({ status, verdict }: Pick<Finding, "status" | "verdict">): boolean {
  return status === "ERROR" || "extent" in verdict;
}
