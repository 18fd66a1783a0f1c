import { reportedDiagnostics } from "../app/load-policy.ts";
import type { Dialect, LoadedPolicy } from "../app/load-policy.ts";
import { inertJson } from "../support/inert-json.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics, formatDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies } from "./load-policies.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit lint`. */
export interface LintOptions {
  readonly format: "text" | "json";
  readonly dialect: Dialect;
}

/** `audit lint POLICY…`: every fault of every policy. Exit 65 if one of them is an error. */
export async function lintCommand(names: readonly string[], options: LintOptions): Promise<number> {
  const { policies, status } = loadPolicies(names, options.dialect);
  await writeStdout(options.format === "json" ? lintJson(policies) : lintText(policies));
  return status === "faulty" ? EXIT.badText : 0;
}

function lintText(policies: readonly LoadedPolicy[]): string {
  const faults = policies.map(formatDiagnostics).join("");
  const rules = policies.flatMap(({ policy }) => policy.nodes).length;
  const files = policies.map(({ file }) => printable(file)).join(", ");
  return `${faults}${files}: ${rules} rule${rules === 1 ? "" : "s"}, ${countDiagnostics(policies)}\n`;
}

function lintJson(policies: readonly LoadedPolicy[]): string {
  const files = policies.map((policy) => ({
    file: policy.file,
    rules: policy.policy.nodes.length,
    diagnostics: reportedDiagnostics(policy),
  }));
  return inertJson({ schemaVersion: "1.0", files });
}
