import { reportedDiagnostics } from "../app/load-policy.ts";
import { runAudit } from "../app/run-audit.ts";
import type { AuditOptions } from "../app/run-audit.ts";
import type { EvidenceSource } from "../app/survey-target.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import type { FailOn } from "../gate/exit-code.ts";
import type { AuditReport } from "../model/report.ts";
import { findReporter, reporters } from "../reporters/index.ts";
import { localTarget } from "../targets/local/local-target.ts";
import { collectAdvice } from "./collect-advice.ts";
import type { EvidenceOption } from "./evidence-option.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import { parseOutputs } from "./outputs.ts";
import type { Output } from "./outputs.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { withProgress } from "./with-progress.ts";
import { refuseOverwriting, writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit run`. */
export interface RunOptions extends StyleChoice, PolicyOptions, EvidenceOption {
  readonly output: readonly string[];
  readonly failOn: FailOn;
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
  const target = await sourceOf(names, options);
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was judged: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const isTerminalReport = outputs.some(({ format, path }) => format === "terminal" && path === null);
  if (!isTerminalReport) printDiagnostics(policies, "without-notes");
  const diagnostics = policies.flatMap(reportedDiagnostics);
  const bound = policies.map(({ policy }) => policy);
  const report = await withProgress(() =>
    runAudit(bound, target, { ...auditOptions(options, outputs), diagnostics }),
  );
  await deliver(report, outputs, options);
  return exitCodeOf(report.counts, options.failOn);
}

/** The files that evidence is read from. What reads them is loaded where there are such: a run of this machine starts sooner. */
async function evidenceFiles({ evidence }: EvidenceOption): Promise<readonly string[]> {
  if (evidence.length === 0) return [];
  const { fileOf } = await import("./evidence-inputs.ts");
  return evidence.map((value) => fileOf(value).file);
}

/** This machine, unless evidence was named. */
async function sourceOf(names: readonly string[], options: RunOptions): Promise<EvidenceSource> {
  const { evidence, owners, digests, packages } = options;
  if (evidence.length > 0) {
    const showsMore = [owners, digests, packages].includes(true);
    const { readEvidence } = await import("./evidence-inputs.ts");
    return await readEvidence(evidence, collectAdvice({ ...options, names, showsMore }));
  }
  const target = localTarget();
  await target.expectHolders();
  return target;
}

function auditOptions(options: RunOptions, outputs: readonly Output[]): AuditOptions {
  const details = [
    ...(options.digests === true ? (["md5", "sha256"] as const) : []),
    ...(options.packages === true ? (["package"] as const) : []),
  ];
  const wantsOwners = options.owners === true || details.length > 0;
  return {
    loopback: options.includeLoopback === true ? "counted" : "left-out",
    regexMilliseconds: options.regexTimeout,
    host: outputs.some(({ format }) => format !== "terminal") ? "full" : "brief",
    ...(wantsOwners ? { owners: { details } } : {}),
  };
}

async function deliver(report: AuditReport, outputs: readonly Output[], options: RunOptions): Promise<void> {
  for (const { format, path } of outputs) {
    const style =
      path === null ? styleFor(process.stdout, options) : styleFor({}, { ...options, color: false });
    const text = (await findReporter(format)?.render(report, style)) ?? "";
    if (path === null) await writeStdout(text);
    else writeOutputFile(path, text);
  }
}
