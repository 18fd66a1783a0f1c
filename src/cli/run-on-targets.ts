import { runAudit } from "../app/run-audit.ts";
import type { AuditOptions } from "../app/run-audit.ts";
import { unreachableTarget } from "../app/unreachable-target.ts";
import { applyGate } from "../gate/apply-gate.ts";
import type { Gate } from "../gate/apply-gate.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import type { Policy } from "../model/policy.ts";
import type { AuditReport } from "../model/report.ts";
import { auditOptions } from "./audit-options.ts";
import { deliverReport } from "./deliver-report.ts";
import { EXIT } from "./exit-codes.ts";
import { gateFiles, readGate, readSelection } from "./gate-inputs.ts";
import { judgedPolicies } from "./judged-policies.ts";
import { mergeAndDeliver } from "./merge-and-deliver.ts";
import { namedTargets } from "./targets/named-targets.ts";
import type { NamedTarget } from "./targets/target-kind.ts";
import type { RunOptions } from "./run-options.ts";
import { filesForTarget, pathFor, splitOutputs } from "./target-outputs.ts";
import type { TargetOutputs } from "./target-outputs.ts";
import { UsageError } from "./usage-error.ts";
import { withProgress } from "./with-progress.ts";
import { refuseOverwriting } from "./write-output.ts";

/** `audit run POLICY… --target …`: judges each target by itself, and puts their reports side by side where there are several. */
export async function runOnTargets(names: readonly string[], options: RunOptions): Promise<number> {
  refuseOtherSources(options);
  const targets = namedTargets(options);
  const count = targets.length === 1 && options.allNetns !== true ? "one" : "several";
  const outputs = splitOutputs(options.output, count);
  refuseClashes(names, options, { targets, outputs });
  if (count === "several" && options.baseline !== undefined)
    throw new UsageError("--baseline is the report of one target: run each target by itself.");
  const gate = await readGate(options);
  const told = count === "one" ? outputs.whole : [];
  const policies = judgedPolicies(names, options, { selection: readSelection(options), outputs: told });
  if (policies.status === "faulty") return EXIT.badText;
  const { judged, diagnostics } = policies;
  const asked = { ...auditOptions(options, [...outputs.whole, ...outputs.each], gate), diagnostics };
  const reports: AuditReport[] = [];
  for (const target of targets) {
    const report = await withProgress(() => judgeTarget(target, { judged, asked, gate }));
    await deliverReport(report, [...told, ...filesForTarget(outputs, target.name)], options);
    reports.push(report);
  }
  return await endWith(reports, count, { outputs, options });
}

interface Ending {
  readonly outputs: TargetOutputs;
  readonly options: RunOptions;
}

/** The exit status: that of the only target, or of the worst one, once all are side by side. */
async function endWith(
  reports: readonly AuditReport[],
  count: "one" | "several",
  { outputs, options }: Ending,
): Promise<number> {
  const [only] = reports;
  if (count === "one" && only !== undefined) return exitCodeOf(only, options.exitStyle);
  const named = reports.map((report) => ({ name: report.target, report }));
  return await mergeAndDeliver(named, outputs.whole, options);
}

function refuseOtherSources({ evidence, scan }: RunOptions): void {
  if (evidence.length > 0 || scan.length > 0)
    throw new UsageError(
      "--target and --all-netns look at something that runs: leave out --evidence and --scan.",
    );
}

interface Places {
  readonly targets: readonly NamedTarget[];
  readonly outputs: TargetOutputs;
}

/** No report takes the place of what is read, or of the report of another target. */
function refuseClashes(names: readonly string[], options: RunOptions, { targets, outputs }: Places): void {
  const inputs = [...names, ...gateFiles(options)];
  const each = outputs.each.flatMap(({ path }) => targets.map(({ name }) => pathFor(path ?? "", name)));
  const paths = [...outputs.whole.flatMap(({ path }) => path ?? []), ...each];
  for (const path of paths) refuseOverwriting(inputs, path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new UsageError(`-o …=${twice}: two reports would be written to this file.`);
  if (names.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
}

interface Judging {
  readonly judged: readonly Policy[];
  readonly asked: AuditOptions;
  readonly gate: Gate;
}

/** A target that cannot be reached is ERROR for its rules. */
async function judgeTarget(named: NamedTarget, { judged, asked, gate }: Judging): Promise<AuditReport> {
  const opened = await named.open();
  if (opened.status === "unavailable")
    return applyGate(await runAudit(judged, unreachableTarget(named.name, opened), asked), gate);
  const { target } = opened.value;
  try {
    if (target.kind !== "evidence") await target.expectHolders();
    return applyGate(await runAudit(judged, target, asked), gate);
  } finally {
    await opened.value.close();
  }
}
