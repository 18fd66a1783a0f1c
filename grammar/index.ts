export { decodePolicyText } from "./decode-policy-text.ts";
export { parsePolicy } from "./parse-policy.ts";
export { SYNTAX_FAULTS } from "./syntax-faults.ts";
export type * from "./syntax.ts";
export { textOfValue } from "./text-of-value.ts";
