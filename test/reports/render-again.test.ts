import { describe, expect, it } from "vitest";
import type { RenderStyle } from "../../src/reporters/define-reporter.ts";
import { reporters } from "../../src/reporters/index.ts";
import { renderJson } from "../../src/reporters/json/render-json.ts";
import { parseReport } from "../../src/reports/parse-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { sampleReports } from "../reporters/sample-reports.ts";
import { everyKind } from "./every-kind.ts";

const STYLES: readonly RenderStyle[] = [
  { width: 80, colour: "none", detail: "normal" },
  { width: 120, colour: "ansi", detail: "verbose" },
];

/** Large reports have nothing that small ones have not. */
const LARGE = ["five thousand surprises", "ten thousand findings"];

const saved = Object.entries({ ...sampleReports, everyKind })
  .filter(([name]) => !LARGE.includes(name))
  .map(([name, report]) => [name, report, savedAndRead(report)] as const);

function savedAndRead(report: AuditReport): AuditReport {
  const read = parseReport(Buffer.from(renderJson(report)));
  if (read.status === "faulty") throw new Error(`${read.fault.pointer}: ${read.fault.message}`);
  return read.report;
}

describe.each(reporters)("$id of a saved report is what the run wrote, to the byte", (reporter) => {
  it.each(saved)("%s", async (_, report, again) => {
    for (const style of STYLES)
      expect(await reporter.render(again, style)).toBe(await reporter.render(report, style));
  });
});
