/** Where the value of a variable comes from. */
export type ValueOrigin =
  | { readonly kind: "default" }
  /** `--set NAME=VALUE`, or a caller of the library. */
  | { readonly kind: "set" }
  /** A file of values; `line` counts from 1. */
  | { readonly kind: "file"; readonly file: string; readonly line: number };

/** A variable that a policy uses, and the text that took its place. */
export interface VariableValue {
  readonly name: string;
  readonly value: string;
  readonly origin: ValueOrigin;
}
