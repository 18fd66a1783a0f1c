import type { PolicyMetadata } from "../../grammar/metadata/index.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy } from "../model/policy.ts";
import type { PolicyVariable, VariableValues } from "../policy/audit/variables/policy-variable.ts";
import type { PortspecConfig } from "../policy/portspec/portspec-config.ts";
import type { SamhainSettings } from "../policy/samhain/samhain-settings.ts";

/** A policy's bytes, under the name that diagnostics and findings show. */
export interface PolicyInput {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** How policies are read: `nessus` gives no meaning that Nessus does not document. */
export type Dialect = "dotaudit" | "nessus";

/** What the user decided about the reading of policies. */
export interface LoadOptions {
  readonly dialect: Dialect;
  /** Values that replace the defaults of variables. */
  readonly variables?: VariableValues;
  /** What becomes of values for names that no policy knows; absent: a diagnostic. */
  readonly unknownValues?: "reported" | "left-to-the-caller";
  /** `faithful`: configurations of other programs are read with every verdict of theirs; absent: as their manuals promise. */
  readonly reading?: "fixed" | "faithful";
  /** The release of samhain whose verdicts `faithful` gives; absent: 4.1. */
  readonly samhain?: "4.1" | "4.2";
}

/** A policy and everything that was found to be wrong with its text. */
export interface LoadedPolicy {
  readonly file: string;
  /** The decoded text as written, for code frames. */
  readonly text: string;
  /** Usable only if no diagnostic is an `error`. */
  readonly policy: Policy;
  /** What the comments tell of the policy. */
  readonly metadata: PolicyMetadata;
  /** Every variable that it declares or uses. */
  readonly variables: readonly PolicyVariable[];
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** Set where the text is a configuration of another program: the policy that it was bound as. */
  readonly converted?: string;
  /** Set where the text is a configuration of samhain: what it says, for those who watch by it. */
  readonly samhain?: SamhainSettings;
  /** Set where the text is a configuration of PortSpec without errors. */
  readonly portspec?: PortspecConfig;
}
