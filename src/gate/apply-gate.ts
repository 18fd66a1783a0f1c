import { countOutcomes } from "../model/outcome.ts";
import type { AuditReport } from "../model/report.ts";
import { compareWithBaseline } from "./baseline/compare-with-baseline.ts";
import { remarkOnBaseline } from "./baseline/remark-on-baseline.ts";
import type { Baseline } from "./baseline/remark-on-baseline.ts";
import { judgeGate } from "./judge-gate.ts";
import { PART_OF_POLICY } from "./selection/remark-on-selection.ts";
import { remarkOnSelectors } from "./selection/remark-on-selectors.ts";
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
  readonly baseline: Baseline | null;
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
      : compareWithBaseline(waived.findings, gate.baseline.report);
  const isPart = report.diagnostics.some(({ code }) => code === PART_OF_POLICY);
  const remarks = [
    // Of a rule that was not selected nobody can say that there is none.
    ...reviewWaivers(isPart ? [...waived.named] : waivers, waived, at),
    ...(isPart ? [] : remarkOnSelectors([...gate.softFailOn, ...gate.hardFailOn], report)),
    ...(gate.baseline === null ? [] : remarkOnBaseline(gate.baseline, report)),
  ];
  return {
    ...report,
    counts: countOutcomes(findings),
    gate: { asked: gate.asked, ...judgeGate(findings, gate, gone) },
    diagnostics: [...report.diagnostics, ...remarks],
    findings,
  };
}
