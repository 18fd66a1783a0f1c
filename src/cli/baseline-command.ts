import { existsSync } from "node:fs";
import { compareWithBaseline } from "../gate/baseline/compare-with-baseline.ts";
import { endpointOf } from "../gate/baseline/item-key.ts";
import type { AuditReport, Finding, GoneFinding } from "../model/report.ts";
import { findReporter } from "../reporters/index.ts";
import { printable } from "../support/printable.ts";
import { readReportFile } from "./read-report-file.ts";
import { styleFor } from "./style.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

const NOTHING: Pick<AuditReport, "findings"> = { findings: [] };

/** `audit baseline update BASELINE REPORT`: the report takes the place of the baseline. Exit 0. */
export async function updateBaseline(baseline: string, name: string): Promise<number> {
  const report = readReportFile(name);
  const before = existsSync(baseline) ? readReportFile(baseline) : NOTHING;
  const { findings, gone } = compareWithBaseline(report.findings, before);
  const text = (await findReporter("json")?.render(report, styleFor({}, { color: false }))) ?? "";
  writeOutputFile(baseline, text);
  const lines = [...findings.flatMap(linesOfNew), ...gone.map(lineOfGone), ...linesOfUnseen(findings)];
  const summary = lines.length === 0 ? ["Nothing has changed."] : lines;
  await writeStdout(summary.map((line) => `${printable(line)}\n`).join(""));
  return 0;
}

function linesOfNew({ baseline, status, rule, verdict }: Finding): readonly string[] {
  if (baseline !== "new" || verdict.status === "skipped") return [];
  const items = verdict.found.filter((item) => item.baseline === "new").map(endpointOf);
  return [`now known: ${rule.id} (${status})${items.length === 0 ? "" : `: ${items.join(", ")}`}`];
}

function lineOfGone({ ruleId, status, found }: GoneFinding): string {
  return `gone: ${ruleId} (was ${status})${found.length === 0 ? "" : `: ${found.join(", ")}`}`;
}

function linesOfUnseen(findings: readonly Finding[]): readonly string[] {
  const count = findings.filter(({ status }) => status === "ERROR").length;
  return count === 0 ? [] : [`not known: ${count} that could not be judged; they stay ERROR in every run`];
}
