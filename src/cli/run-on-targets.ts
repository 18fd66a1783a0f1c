import { VERSION } from "../app/version.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import { mergeSummaries } from "../merge/merge-reports.ts";
import { auditOptions } from "./audit-options.ts";
import { deliverMerged } from "./deliver-merged.ts";
import { EXIT } from "./exit-codes.ts";
import { gateFiles, readGate, readSelection } from "./gate-inputs.ts";
import { askedTargets } from "./many-targets/asked-targets.ts";
import type { AskedTargets } from "./many-targets/asked-targets.ts";
import { checkPolicies } from "./many-targets/check-policies.ts";
import { judgeAll } from "./many-targets/judge-all.ts";
import type { JudgedTargets } from "./many-targets/judge-all.ts";
import { PolicyShelf } from "./many-targets/policy-shelf.ts";
import { RunWatch } from "./many-targets/run-watch.ts";
import type { RunOptions } from "./run-options.ts";
import { pathFor, splitOutputs } from "./target-outputs.ts";
import type { TargetOutputs } from "./target-outputs.ts";
import { refuseIdleOptions } from "./targets/refuse-idle-options.ts";
import { UsageError } from "./usage-error.ts";
import { refuseOverwritingAny } from "./write-output.ts";

/** `audit run [POLICY…] --target … --targets …`: judges each target by itself, and puts their reports side by side where there are several. */
export async function runOnTargets(names: readonly string[], options: RunOptions): Promise<number> {
  refuseOtherSources(names, options);
  const asked = await targetsOf(names, options);
  refuseIdleOptions(textsOf(asked, options), options);
  return await runAsked(asked, options);
}

/** The same for targets that were put together elsewhere. */
export async function runAsked(asked: AskedTargets, options: RunOptions): Promise<number> {
  const isSeveral = asked.targets.length !== 1 || options.allNetns === true || asked.source !== null;
  const count = isSeveral ? "several" : "one";
  const outputs = splitOutputs(options.output, count);
  refuseClashes(asked, gateFiles(options), outputs);
  if (count === "several" && options.baseline !== undefined)
    throw new UsageError("--baseline is the report of one target: run each target by itself.");
  const gate = await readGate(options);
  const shelf = new PolicyShelf(options);
  const isTold = count === "one" && outputs.whole.some(isOnTerminal);
  const remarks = isTold ? "reported" : "printed";
  if (checkPolicies(shelf, { ...asked, remarks }) === "faulty") return EXIT.badText;
  const settings = auditOptions(options, [...outputs.whole, ...outputs.each], gate);
  const watch = new RunWatch(asked.targets.length);
  const plan = { shelf, gate, settings, selection: readSelection(options), outputs, options, count } as const;
  const judged = await watch.over(() => judgeAll(asked.targets, plan, watch));
  const status = await endWith(judged, outputs, options);
  watch.dismiss();
  if (judged.bugs.length > 0) throw bugOf(judged.bugs);
  return status;
}

/** The exit status: that of the only target, or of the worst one, once all are side by side. */
async function endWith(
  { only, summaries }: JudgedTargets,
  outputs: TargetOutputs,
  options: RunOptions,
): Promise<number> {
  if (only !== null) return exitCodeOf(only, options.exitStyle);
  return await deliverMerged(mergeSummaries(summaries, VERSION, "as-given"), outputs.whole, options);
}

/** A bug in the reading of one target is told when all others have their reports. */
function bugOf(bugs: readonly unknown[]): unknown {
  return bugs.length === 1 ? bugs[0] : new AggregateError(bugs, `${bugs.length} targets could not be read`);
}

function isOnTerminal({ format, path }: TargetOutputs["whole"][number]): boolean {
  return format === "terminal" && path === null;
}

/** The targets, of which one may have been recorded from inside; what reads recordings is loaded only then. */
async function targetsOf(names: readonly string[], options: RunOptions): Promise<AskedTargets> {
  const asked = askedTargets(names, options);
  if (options.evidence.length === 0) return asked;
  const { withRecordedInside } = await import("./many-targets/with-recorded-inside.ts");
  return await withRecordedInside(asked, options);
}

/** The targets, as they were written. */
function textsOf({ source }: AskedTargets, { target }: RunOptions): readonly string[] {
  return [...target, ...(source?.inventory ?? []).map((entry) => entry.target.text)];
}

function refuseOtherSources(names: readonly string[], { scan, targets, limit, values }: RunOptions): void {
  if (scan.length > 0)
    throw new UsageError(
      "--target, --targets and --all-netns look at something that runs: leave out --scan.",
    );
  if (limit.length > 0 && targets === undefined)
    throw new UsageError("--limit takes a part of an inventory: name it with --targets.");
  if ([...names, ...values, targets].filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
}

/** No report takes the place of what is read, or of the report of another target. */
function refuseClashes(
  { targets, inputs }: AskedTargets,
  others: readonly string[],
  outputs: TargetOutputs,
): void {
  const names = targets.map(({ named }) => named.name);
  const each = outputs.each.flatMap(({ path }) => names.map((name) => pathFor(path ?? "", name)));
  const paths = [...outputs.whole.flatMap(({ path }) => path ?? []), ...each];
  refuseOverwritingAny([...inputs, ...others], paths);
  const taken = new Set<string>();
  for (const path of paths)
    if (taken.has(path)) throw new UsageError(`-o …=${path}: two reports would be written to this file.`);
    else taken.add(path);
}
