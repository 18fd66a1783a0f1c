import type { VariableDeclaration } from "../../../../grammar/metadata/index.ts";
import type { ValueOrigin, VariableValue } from "../../../model/variable.ts";

/** Values that were given for variables; of several for one name, the last one counts. */
export type VariableValues = readonly VariableValue[];

/** A variable that a policy declares or uses, with the value that it has. */
export interface PolicyVariable {
  readonly name: string;
  /** `null` where it has neither a default nor a given value. */
  readonly value: string | null;
  readonly origin: ValueOrigin | null;
  /** How often it stands in the policy, outside of comments. */
  readonly uses: number;
  /** `null` where it is used and not declared. */
  readonly declaration: VariableDeclaration | null;
}
