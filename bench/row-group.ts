import type { Result } from "./result.ts";

/** What a group of rows is given to work with. */
export interface Bench {
  /** For files that are needed only now; removed afterwards. */
  readonly folder: string;
  /** How many rounds to run where so many are wanted. */
  readonly rounds: (wanted: number) => number;
}

/** Rows that share a host or their files, and are measured in one go. */
export interface RowGroup {
  /** As it is named on the command line. */
  readonly name: string;
  measure(bench: Bench): Promise<readonly Result[]>;
}
