import type { AuditOptions } from "../../app/run-audit.ts";
import type { Gate } from "../../gate/apply-gate.ts";
import type { Selection } from "../../gate/selection/select-rules.ts";
import { summariseReport } from "../../merge/summarise-report.ts";
import type { ReportSummary, RulePool } from "../../merge/summarise-report.ts";
import type { AuditReport } from "../../model/report.ts";
import { deliverReport } from "../deliver-report.ts";
import type { LoadedPolicies } from "../load-policies.ts";
import { commandLeave } from "../commands/command-leave.ts";
import type { RunOptions } from "../run-options.ts";
import { selectLoaded } from "../select-loaded.ts";
import { DEFAULT_PARALLEL } from "../target-option.ts";
import { filesForTarget } from "../target-outputs.ts";
import type { TargetOutputs } from "../target-outputs.ts";
import type { AskedTarget } from "./asked-target.ts";
import { inTurn } from "./in-turn.ts";
import { judgeTarget } from "./judge-target.ts";
import type { Judging } from "./judge-target.ts";
import type { PolicyShelf } from "./policy-shelf.ts";
import type { RunWatch } from "./run-watch.ts";

/** How the targets of a run are judged, and where their reports go. */
export interface JudgingPlan {
  readonly shelf: PolicyShelf;
  readonly gate: Gate;
  readonly settings: AuditOptions;
  readonly selection: Selection;
  readonly outputs: TargetOutputs;
  readonly options: RunOptions;
  /** The report of the `one` target is all there is; those of `several` are put side by side. */
  readonly count: "one" | "several";
}

/** What is kept of a run on targets. */
export interface JudgedTargets {
  /** The report of the only target; `null` where there are several. */
  readonly only: AuditReport | null;
  /** In the order of the targets; what merging does not need was let go of. */
  readonly summaries: readonly ReportSummary[];
  /** Exceptions that ended the work on a target. */
  readonly bugs: readonly unknown[];
}

/** Judges targets, some at the same time, and writes the report of each as soon as it is there. */
export async function judgeAll(
  targets: readonly AskedTarget[],
  plan: JudgingPlan,
  watch: RunWatch,
): Promise<JudgedTargets> {
  const { outputs, options, count } = plan;
  const judgingOf = judgingBy(plan);
  const pool: RulePool = new Map();
  const summaries: ReportSummary[] = [];
  const bugs: unknown[] = [];
  let only: AuditReport | null = null;
  await inTurn(
    targets,
    { atOnce: options.parallel ?? DEFAULT_PARALLEL, ended: watch.ended },
    async (target, place) => {
      const { report, bug } = await judgeTarget(target, judgingOf(target), watch);
      if (watch.ended.aborted) return;
      if (bug !== null) bugs.push(bug);
      const whole = count === "one" ? outputs.whole : [];
      await deliverReport(report, [...whole, ...filesForTarget(outputs, report.target)], options);
      if (count === "one") only = report;
      else summaries[place] = summariseReport({ name: report.target, report }, pool);
    },
  );
  return { only, summaries, bugs };
}

/** What each target is judged by. The rules of the same policies are chosen once. */
function judgingBy({
  shelf,
  selection,
  settings,
  gate,
  options,
}: JudgingPlan): (target: AskedTarget) => Judging {
  const known = new WeakMap<LoadedPolicies, Judging>();
  const choose = (loaded: LoadedPolicies): Judging => {
    const { judged, diagnostics } = selectLoaded(loaded.policies, selection);
    const commands = commandLeave(options, judged);
    return { judged, asked: { ...settings, diagnostics, commands }, gate };
  };
  return (target) => {
    const loaded = shelf.policiesFor(target);
    const judging = known.get(loaded) ?? choose(loaded);
    known.set(loaded, judging);
    return judging;
  };
}
