import type { Target } from "./target.ts";

/** A target that holds something open until it is not needed any more. */
export interface OpenTarget {
  readonly target: Target;
  close(): void;
}
