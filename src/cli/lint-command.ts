import { hasErrors } from "../app/load-policy.ts";
import type { LoadedPolicy } from "../app/load-policy.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { LINT_FORMATS } from "./lint-formats/index.ts";
import { loadPolicies } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import type { PolicyFile } from "./read-policy-file.ts";
import { InputError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit lint`. */
export interface LintOptions extends PolicyOptions {
  readonly format: keyof typeof LINT_FORMATS;
  /** Warnings count as errors; notes never do. */
  readonly strict?: boolean;
}

/**
 * `audit lint POLICY…`: every fault of every policy. Exit 65 if one of them is an error, 66 if a policy cannot be read;
 * the others are linted anyway.
 */
export async function lintCommand(names: readonly string[], options: LintOptions): Promise<number> {
  const unread: string[] = [];
  const { policies } = loadPolicies(names, options, (name) => readOrSay(name, unread));
  if (policies.length > 0)
    await writeStdout(LINT_FORMATS[options.format]({ policies, unread, folder: process.cwd() }));
  if (unread.length > 0) return EXIT.noInput;
  const isFaulty = options.strict === true ? hasWarnings : hasErrors;
  return policies.some(isFaulty) ? EXIT.badText : 0;
}

function readOrSay(name: string, unread: string[]): PolicyFile | null {
  try {
    return readPolicyFile(name);
  } catch (fault) {
    if (!(fault instanceof InputError)) throw fault;
    process.stderr.write(`audit: ${printable(fault.message)}\n`);
    unread.push(name);
    return null;
  }
}

function hasWarnings({ diagnostics }: LoadedPolicy): boolean {
  return diagnostics.some(({ severity }) => severity !== "note");
}
