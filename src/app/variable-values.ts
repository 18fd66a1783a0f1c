/** What the command line needs of the variables of policies, and callers of the library too. */
export { isVariableName } from "../../grammar/metadata/index.ts";
export { LARGEST_VALUES, parseValues } from "../policy/audit/variables/parse-values.ts";
export type { VariableValues } from "../policy/audit/variables/policy-variable.ts";
export { reportUnknownValues } from "../policy/audit/variables/unknown-values.ts";
