import { outcomeOf } from "../model/outcome.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Finding } from "../model/report.ts";
import type { FailOn } from "./fail-on.ts";
import type { Selector } from "./selection/selector.ts";
import { levelOf } from "./selection/selector.ts";
import { isCounted } from "./threshold/judge-threshold.ts";
import type { Threshold } from "./threshold/threshold.ts";

/** What the user decided about failing. */
export interface GateSettings {
  readonly failOn: readonly FailOn[];
  readonly softFailOn: readonly Selector[];
  readonly hardFailOn: readonly Selector[];
  readonly threshold: Threshold;
}

/** What one finding does to the gate; `counted`: a threshold limits how many of its kind there may be. */
export type Weight = "passes" | "fails" | "fails-hard" | "incomplete" | "counted";

/** What neither passes nor was accepted. */
const OPEN: readonly Outcome[] = ["FAILED", "WARNING", "ERROR"];

/** Weighs one finding: the first row of the table in the README that applies. */
export function weighFinding(finding: Finding, settings: GateSettings): Weight {
  const outcome = outcomeOf(finding);
  if (!OPEN.includes(outcome)) return "passes";
  if (isNamed(finding, settings.hardFailOn)) return "fails-hard";
  if (outcome !== "ERROR" && isNamed(finding, settings.softFailOn)) return "passes";
  if (isCounted(settings.threshold, finding)) return "counted";
  if (settings.failOn.some(({ kind }) => kind === outcome.toLowerCase())) return "fails";
  if (outcome === "ERROR") return "incomplete";
  return isSevere(finding, settings) ? "fails" : "passes";
}

function isNamed({ rule }: Finding, selectors: readonly Selector[]): boolean {
  return selectors.some(({ names }) => names(rule));
}

/** FAILED fails by itself, unless severities decide. */
function isSevere({ status, rule }: Finding, { failOn }: GateSettings): boolean {
  const levels = failOn.flatMap((what) => (what.kind === "severity" ? [levelOf(what.least)] : []));
  return levels.length === 0 ? status === "FAILED" : levelOf(rule.severity) >= Math.min(...levels);
}
