import { reportedDiagnostics } from "../app/load-policy.ts";
import { runAudit } from "../app/run-audit.ts";
import type { AuditOptions } from "../app/run-audit.ts";
import type { EvidenceSource } from "../app/survey-target.ts";
import { applyGate } from "../gate/apply-gate.ts";
import type { Gate } from "../gate/apply-gate.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import { ownersNeededBy } from "../gate/waivers/owners-needed-by.ts";
import { remarkOnSelection } from "../gate/selection/remark-on-selection.ts";
import { selectRules } from "../gate/selection/select-rules.ts";
import { reporters } from "../reporters/index.ts";
import { localTarget } from "../targets/local/local-target.ts";
import { collectAdvice } from "./collect-advice.ts";
import { deliverReport } from "./deliver-report.ts";
import { readGate, readSelection } from "./gate-inputs.ts";
import type { GateOptions, SelectionOptions } from "./gate-options.ts";
import type { EvidenceOption } from "./evidence-option.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import { parseOutputs } from "./outputs.ts";
import type { Output } from "./outputs.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { evidenceValues, scanOfMachine } from "./scan-option.ts";
import type { ScanOption } from "./scan-option.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { withProgress } from "./with-progress.ts";
import { refuseOverwriting } from "./write-output.ts";

/** Options of `audit run`. */
export interface RunOptions
  extends StyleChoice, PolicyOptions, EvidenceOption, ScanOption, GateOptions, SelectionOptions {
  readonly output: readonly string[];
  readonly includeLoopback?: boolean;
  /** Milliseconds. */
  readonly regexTimeout: number;
  readonly owners?: boolean;
  readonly digests?: boolean;
  readonly packages?: boolean;
}

/** `audit run POLICY…`: judges this machine, or recorded evidence, and gives the exit status of the gate. */
export async function runCommand(names: readonly string[], options: RunOptions): Promise<number> {
  const outputs = parseOutputs(
    options.output,
    reporters.map(({ id }) => id),
  );
  const inputs = [...names, ...(await evidenceFiles(options))];
  for (const { path } of outputs) if (path !== null) refuseOverwriting(inputs, path);
  if (inputs.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const selection = readSelection(options);
  const gate = await readGate(options);
  const target = await sourceOf(names, options);
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was judged: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const isTerminalReport = outputs.some(({ format, path }) => format === "terminal" && path === null);
  if (!isTerminalReport) printDiagnostics(policies, "without-notes");
  const chosen = policies.map(({ policy }) => selectRules(policy, selection));
  const diagnostics = [...policies.flatMap(reportedDiagnostics), ...chosen.flatMap(remarkOnSelection)];
  const judged = chosen.map(({ policy }) => policy);
  const asked = { ...auditOptions(options, outputs, gate), ...(await scanOfMachine(options)), diagnostics };
  const found = await withProgress(() => runAudit(judged, target, asked));
  const report = applyGate(found, gate);
  await deliverReport(report, outputs, options);
  return exitCodeOf(report, options.exitStyle);
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
  const target = localTarget();
  await target.expectHolders();
  return target;
}

function auditOptions(options: RunOptions, outputs: readonly Output[], gate: Gate): AuditOptions {
  const needed = ownersNeededBy(gate.waivers);
  const details = [
    ...(options.digests === true ? (["md5", "sha256"] as const) : (needed ?? [])),
    ...(options.packages === true ? (["package"] as const) : []),
  ];
  const wantsOwners = options.owners === true || details.length > 0 || needed !== null;
  return {
    loopback: options.includeLoopback === true ? "counted" : "left-out",
    regexMilliseconds: options.regexTimeout,
    host: outputs.some(({ format }) => format !== "terminal") ? "full" : "brief",
    ...(wantsOwners ? { owners: { details } } : {}),
  };
}
