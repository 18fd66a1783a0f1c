/** Limits of one number; both are part of what is allowed. */
interface Limits {
  readonly min: number | null;
  readonly max: number | null;
}

/** What may be limited. `skipped` are rules that did not apply, `compliance` is a percentage. */
export const MEASURES = [
  "compliance",
  "passed",
  "failed",
  "warning",
  "error",
  "skipped",
  "waived",
  "known",
] as const;

/** One of them. */
type Measure = (typeof MEASURES)[number];

/** Which rules are counted: all of them, or those of one severity. */
export const WHOSE = ["total", "high", "medium", "low"] as const;

/** One limit of a file of thresholds. */
export interface Limit extends Limits {
  readonly measure: Measure;
  readonly whose: (typeof WHOSE)[number];
}

/** The limits of a file, in the layout of MITRE SAF: `failed: { total: { max: 0 } }`, `compliance: { min: 80 }`. */
export type Threshold = readonly Limit[];
