import type { Finding, GoneFinding, ReportedGate } from "../model/report.ts";
import { judgeThreshold } from "./threshold/judge-threshold.ts";
import { weighFinding } from "./weigh-finding.ts";
import type { GateSettings, Weight } from "./weigh-finding.ts";

/** Says whether the findings, their waivers and baseline applied, pass the gate. Pure. */
export function judgeGate(
  findings: readonly Finding[],
  settings: GateSettings,
  gone: readonly GoneFinding[],
): Omit<ReportedGate, "asked"> {
  const weights = findings.map((finding) => weighFinding(finding, settings));
  const count = (weight: Weight) => weights.filter((one) => one === weight).length;
  const failures = [
    ...sentence(count("fails"), "fails the gate.", "fail the gate."),
    ...sentence(count("fails-hard"), "of --hard-fail-on does not hold.", "of --hard-fail-on do not hold."),
    ...judgeThreshold(settings.threshold, findings),
  ];
  const gaps = [
    ...sentence(count("incomplete"), "could not be judged.", "could not be judged."),
    ...(findings.length === 0 ? ["Nothing was judged: there is no rule, or none was selected."] : []),
  ];
  const reasons = [...failures, ...gaps];
  if (failures.length > 0) return { status: "failed", reasons, gone };
  return { status: gaps.length > 0 ? "incomplete" : "passed", reasons, gone };
}

function sentence(count: number, one: string, many: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 rule ${one}` : `${count} rules ${many}`];
}
