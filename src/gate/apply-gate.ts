import { countOutcomes } from "../model/outcome.ts";
import type { AuditReport } from "../model/report.ts";
import { compareWithBaseline } from "./baseline/compare-with-baseline.ts";
import { judgeGate } from "./judge-gate.ts";
import { applyWaivers, waiversFor } from "./waivers/apply-waivers.ts";
import { reviewWaivers } from "./waivers/review-waivers.ts";
import type { Waiver } from "./waivers/waiver.ts";
import type { GateSettings } from "./weigh-finding.ts";

/** Everything that stands between findings and an exit status. */
export interface Gate extends GateSettings {
  /** The options of the command line that made it what it is, for the report. */
  readonly asked: readonly string[];
  readonly waivers: readonly Waiver[];
  /** Days before the end of a waiver from which on it warns. */
  readonly warnDays: number;
  /** An earlier report, or `null`. */
  readonly baseline: Pick<AuditReport, "findings"> | null;
}

/** A gate that asks for nothing beyond FAILED. */
export const PLAIN_GATE: Gate = {
  asked: [],
  failOn: [],
  softFailOn: [],
  hardFailOn: [],
  threshold: [],
  waivers: [],
  warnDays: 14,
  baseline: null,
};

/** The report with waivers and baseline put on its findings, counted again and judged. Time is that of the report. Pure. */
export function applyGate(report: AuditReport, gate: Gate): AuditReport {
  const at = { now: Date.parse(report.startedAt), warnDays: gate.warnDays };
  const waivers = waiversFor(gate.waivers, [report.target, report.host?.hostname ?? report.target]);
  const waived = applyWaivers(report.findings, waivers, at);
  const { findings, gone } =
    gate.baseline === null
      ? { findings: waived.findings, gone: [] }
      : compareWithBaseline(waived.findings, gate.baseline);
  const remarks = reviewWaivers(waivers, waived, at);
  return {
    ...report,
    counts: countOutcomes(findings),
    gate: { asked: gate.asked, ...judgeGate(findings, gate, gone) },
    diagnostics: [...report.diagnostics, ...remarks],
    findings,
  };
}
