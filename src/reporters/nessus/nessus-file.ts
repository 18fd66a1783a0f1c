import type { Outcome } from "../../model/outcome.ts";
import type { FindingStatus } from "../../model/verdict.ts";

/** One result of a compliance check in a `.nessus` file. A field that is not there is an empty text. */
export interface NessusFinding {
  /** Our rule id; in a file of Nessus the id that it gives a check. */
  readonly id: string;
  readonly name: string;
  /** An unknown word is ERROR. SKIPPED is told in files of ours only. */
  readonly status: FindingStatus;
  /** The status, where the file is none of ours. */
  readonly outcome: Outcome;
  readonly policyFile: string;
  readonly expected: string;
  readonly actual: string;
  readonly info: string;
  readonly solution: string;
  readonly seeAlso: string;
  readonly reference: string;
}

/** One host of a `.nessus` file. */
interface NessusHost {
  readonly name: string;
  /** The tags of the host by name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly findings: readonly NessusFinding[];
  /** Results of plug-ins that check no policy. */
  readonly otherItems: number;
}

/** Everything that a `.nessus` v2 file tells of compliance. */
export interface NessusFile {
  readonly policyName: string;
  readonly hosts: readonly NessusHost[];
}
