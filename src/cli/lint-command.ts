import { hasErrors } from "../app/load-policy.ts";
import type { LoadedPolicy } from "../app/load-policy.ts";
import { EXIT } from "./exit-codes.ts";
import { LINT_FORMATS } from "./lint-formats/index.ts";
import { loadPolicies } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit lint`. */
export interface LintOptions extends PolicyOptions {
  readonly format: keyof typeof LINT_FORMATS;
  /** Warnings count as errors; notes never do. */
  readonly strict?: boolean;
}

/** `audit lint POLICY…`: every fault of every policy. Exit 65 if one of them is an error. */
export async function lintCommand(names: readonly string[], options: LintOptions): Promise<number> {
  const { policies } = loadPolicies(names, options);
  await writeStdout(LINT_FORMATS[options.format]({ policies, folder: process.cwd() }));
  const isFaulty = options.strict === true ? hasWarnings : hasErrors;
  return policies.some(isFaulty) ? EXIT.badText : 0;
}

function hasWarnings({ diagnostics }: LoadedPolicy): boolean {
  return diagnostics.some(({ severity }) => severity !== "note");
}
