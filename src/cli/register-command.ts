import { makeRegister } from "../app/make-register.ts";
import type { EvidenceSource } from "../app/evidence-source.ts";
import type { PortRegister } from "../model/port-register.ts";
import { isUnjustified } from "../reporters/register/register-columns.ts";
import { REGISTER_FORMATS, renderRegister } from "../reporters/register/render-register.ts";
import { collectAdvice } from "./collect-advice.ts";
import type { EvidenceOption } from "./evidence-option.ts";
import { EXIT } from "./exit-codes.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import { readOutputs } from "./outputs.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { UsageError } from "./usage-error.ts";
import { thisMachine } from "./this-machine.ts";
import { withProgress } from "./with-progress.ts";
import { refuseOverwriting, writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit register`. */
export interface RegisterOptions extends PolicyOptions, EvidenceOption {
  readonly output: readonly string[];
  readonly includeLoopback?: boolean;
}

/** `audit register POLICY…`. Exit 0: every open port is justified; 1: one is not; 2: something was not seen. */
export async function registerCommand(names: readonly string[], options: RegisterOptions): Promise<number> {
  const wanted = options.output.length === 0 ? ["markdown"] : options.output;
  const outputs = readOutputs(wanted, REGISTER_FORMATS);
  const inputs = [...names, ...(await evidenceFiles(options))];
  for (const { path } of outputs) if (path !== null) refuseOverwriting(inputs, path);
  if (inputs.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const source = await sourceOf(names, options);
  const { policies, status } = loadPolicies(names, options);
  printDiagnostics(policies, "without-notes");
  if (status === "faulty") return EXIT.badText;
  const loopback = options.includeLoopback === true ? "counted" : "left-out";
  const bound = policies.map(({ policy }) => policy);
  const register = await withProgress(() => makeRegister(bound, source, { loopback }));
  for (const { format, path } of outputs) {
    const text = renderRegister(format, register);
    if (path === null) await writeStdout(text);
    else writeOutputFile(path, text);
  }
  return exitCodeOf(register);
}

async function evidenceFiles({ evidence }: RegisterOptions): Promise<readonly string[]> {
  if (evidence.length === 0) return [];
  const { fileOf } = await import("./evidence-inputs.ts");
  return evidence.map((value) => fileOf(value).file);
}

async function sourceOf(names: readonly string[], { evidence }: RegisterOptions): Promise<EvidenceSource> {
  if (evidence.length > 0) {
    const { readEvidence } = await import("./evidence-inputs.ts");
    return await readEvidence(evidence, collectAdvice({ names, showsMore: true }));
  }
  return await thisMachine();
}

function exitCodeOf({ rows, unseen }: PortRegister): number {
  if (rows.some(isUnjustified)) return 1;
  return unseen.length > 0 || rows.some(({ status }) => status === "not-seen") ? EXIT.incomplete : 0;
}
