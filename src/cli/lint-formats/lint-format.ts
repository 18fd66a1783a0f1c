import type { LoadedPolicy } from "../../app/load-policy.ts";

/** What was linted, and the folder that relative paths begin at. */
export interface LintResult {
  readonly policies: readonly LoadedPolicy[];
  /** Names of policies that could not be read, about which nothing is known. */
  readonly unread: readonly string[];
  readonly folder: string;
}

/** One way to print diagnostics: the whole text for standard output. Pure. */
export type LintFormat = (result: LintResult) => string;
