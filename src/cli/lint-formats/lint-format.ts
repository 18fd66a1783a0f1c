import type { LoadedPolicy } from "../../app/load-policy.ts";

/** What was linted, and the folder that relative paths begin at. */
export interface LintResult {
  readonly policies: readonly LoadedPolicy[];
  readonly folder: string;
}

/** One way to print diagnostics: the whole text for standard output. Pure. */
export type LintFormat = (result: LintResult) => string;
