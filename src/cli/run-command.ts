import { runAudit } from "../app/run-audit.ts";
import type { EvidenceSource } from "../app/evidence-source.ts";
import { applyGate } from "../gate/apply-gate.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import { reporters } from "../reporters/index.ts";
import { auditOptions } from "./audit-options.ts";
import { commandLeave } from "./commands/command-leave.ts";
import { collectAdvice } from "./collect-advice.ts";
import { deliverReport } from "./deliver-report.ts";
import { gateFiles, readGate, readSelection } from "./gate-inputs.ts";
import { EXIT } from "./exit-codes.ts";
import { judgedPolicies } from "./judged-policies.ts";
import { parseOutputs } from "./outputs.ts";
import { isYamlName } from "./portspec/is-yaml-name.ts";
import type { RunOptions } from "./run-options.ts";
import { evidenceValues, scanOfMachine } from "./scan-option.ts";
import { givenKindOptions } from "./targets/kind-options.ts";
import { UsageError } from "./usage-error.ts";
import { thisMachine } from "./this-machine.ts";
import { withProgress } from "./with-progress.ts";
import { refuseOverwriting } from "./write-output.ts";

/** `audit run POLICY…`: judges this machine, or recorded evidence, and gives the exit status of the gate. */
export async function runCommand(names: readonly string[], options: RunOptions): Promise<number> {
  const status = names.some(isYamlName) ? await runHosts(names, options) : null;
  if (status !== null) return status;
  if (looksElsewhere(options)) return (await import("./run-on-targets.ts")).runOnTargets(names, options);
  await refuseKindOptions(options);
  if (names.length === 0)
    throw new UsageError("missing required argument 'policy': name one, as in audit run policy.audit.");
  const outputs = parseOutputs(
    options.output,
    reporters.map(({ id }) => id),
  );
  const inputs = [...names, ...(await evidenceFiles(options)), ...gateFiles(options)];
  for (const { path } of outputs) if (path !== null) refuseOverwriting(inputs, path);
  if (inputs.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const selection = readSelection(options);
  const gate = await readGate(options);
  const target = await sourceOf(names, options);
  const policies = judgedPolicies(names, options, { selection, outputs });
  if (policies.status === "faulty") return EXIT.badText;
  const { judged, diagnostics } = policies;
  const commands = commandLeave(options, judged);
  const asked = {
    ...auditOptions(options, outputs, gate),
    ...(await scanOfMachine(options)),
    diagnostics,
    commands,
  };
  const found = await withProgress(() => runAudit(judged, target, asked));
  const report = applyGate(found, gate);
  await deliverReport(report, outputs, options);
  return exitCodeOf(report, options.exitStyle);
}

/** The hosts of a configuration; `null` where none of the files is one. */
async function runHosts(names: readonly string[], options: RunOptions): Promise<number | null> {
  return await (await import("./portspec/run-portspec.ts")).runPortspec(names, options);
}

function looksElsewhere({ target, targets, limit, allNetns }: RunOptions): boolean {
  return target.length > 0 || targets !== undefined || limit.length > 0 || allNetns === true;
}

/** Options of single kinds of targets say nothing about this machine; the kinds are loaded where there are such. */
async function refuseKindOptions(options: RunOptions): Promise<void> {
  if (givenKindOptions(options).length === 0) return;
  (await import("./targets/refuse-idle-options.ts")).refuseIdleOptions([], options);
}

/** The files that evidence is read from. What reads them is loaded where there are such: a run of this machine starts sooner. */
async function evidenceFiles(options: RunOptions): Promise<readonly string[]> {
  const values = [...options.evidence, ...options.scan];
  if (values.length === 0) return [];
  const { fileOf } = await import("./evidence-inputs.ts");
  return values.map((value) => fileOf(value).file);
}

/** This machine, unless evidence was named. */
async function sourceOf(names: readonly string[], options: RunOptions): Promise<EvidenceSource> {
  const { evidence, owners, digests, packages } = options;
  if (evidence.length > 0) {
    const showsMore = [owners, digests, packages].includes(true);
    const { readEvidence } = await import("./evidence-inputs.ts");
    return await readEvidence(evidenceValues(options), collectAdvice({ ...options, names, showsMore }));
  }
  return await thisMachine();
}
