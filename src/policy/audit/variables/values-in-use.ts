import type { VariableValue } from "../../../model/variable.ts";
import type { PolicyVariable } from "./policy-variable.ts";

/** The values that a policy was read with, for the record: only of variables that it uses. */
export function valuesInUse(variables: readonly PolicyVariable[]): readonly VariableValue[] {
  return variables.flatMap(({ name, value, origin, uses }) =>
    uses === 0 || value === null || origin === null ? [] : [{ name, value, origin }],
  );
}
