import type { ComparedListener, ComparedSide } from "./comparison.ts";
import type { Outcome } from "./outcome.ts";
import type { SourceLocation } from "./span.ts";
import type { ErrorReason } from "./verdict.ts";

/** A rule that was judged, by which its findings are put side by side. */
export interface ComparedRule {
  readonly id: string;
  readonly type: string;
  readonly description: string;
  readonly location: SourceLocation;
}

/** What came of a rule; `reason` is set where it could not be judged. */
export interface ComparedState {
  readonly outcome: Outcome;
  readonly reason: ErrorReason | null;
}

/** One thing that a finding found, without what a restart changes. */
export interface ComparedItem {
  readonly text: string;
  readonly listener: ComparedListener | null;
}

/** What a finding found on one side only; both are empty where it found the same. */
export interface ComparedFound {
  readonly appeared: readonly ComparedItem[];
  readonly gone: readonly ComparedItem[];
}

/** One difference between two reports. A rule of which only one has a finding is `appeared` or `gone`. */
export type FindingChange =
  | {
      /** `mended`: it was proven broken, and is proven to hold. `other-found`: the outcome is the same. */
      readonly kind: "newly-failing" | "mended" | "other-status" | "other-found";
      readonly rule: ComparedRule;
      readonly before: ComparedState;
      readonly after: ComparedState;
      readonly found: ComparedFound;
    }
  | { readonly kind: "appeared"; readonly rule: ComparedRule; readonly after: ComparedState }
  | { readonly kind: "gone"; readonly rule: ComparedRule; readonly before: ComparedState };

/** What forbids to take the differences of two reports for changes of one host. */
export interface ReportObstacle {
  readonly kind: "host" | "policy";
  readonly subject: string;
  readonly old: string;
  readonly new: string;
}

/** Two reports side by side: plain JSON. */
export interface ReportComparison {
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: "1.0";
  readonly kind: "reports";
  readonly outcome: "same" | "different" | "not-comparable";
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  /** There are some if and only if the outcome is `not-comparable`. */
  readonly obstacles: readonly ReportObstacle[];
  /** Sentences about what the comparison does not tell. */
  readonly limits: readonly string[];
  /** Of another policy, the rules that both have; of another host, none. */
  readonly changes: readonly FindingChange[];
}
