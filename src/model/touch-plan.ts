import type { Touch } from "./touch.ts";

/** One thing that a run would touch, and the rules that make it so. */
export interface PlannedTouch {
  readonly touch: Touch;
  /** `conditional`: only where a branch of the policy is taken. */
  readonly when: "always" | "conditional";
  /** Lines of the rules; none for what every run looks at. */
  readonly lines: readonly { readonly file: string; readonly line: number }[];
}

/** Everything that a run of policies would touch, told before anything is touched: plain JSON, `plan.schema.json`. */
export interface TouchPlan {
  readonly schemaVersion: "1.0";
  /** As it was written: `ssh://web1`; absent: this machine. */
  readonly target?: string;
  readonly policies: readonly { readonly file: string; readonly sha256: string }[];
  readonly touches: readonly PlannedTouch[];
}
