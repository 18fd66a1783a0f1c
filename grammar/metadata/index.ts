export type * from "./metadata-element.ts";
export { NO_METADATA } from "./no-metadata.ts";
export { parseMetadata } from "./parse-metadata.ts";
export type * from "./policy-metadata.ts";
export { readMetadata } from "./read-metadata.ts";
export { isVariableName } from "./variable-name.ts";
