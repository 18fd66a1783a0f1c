import type { SourceLocation } from "./span.ts";

/** A waiver that speaks of a finding, or of one thing that it found. Only one in force changes what comes of it. */
export interface AppliedWaiver {
  /** `ends-soon`: in force, and its end is near. */
  readonly state: "in-force" | "ends-soon" | "expired" | "not-yet";
  readonly reason: string;
  readonly approver: string;
  readonly ticket: string | null;
  /** ISO 8601 with its zone, as written; `null` where it always held. */
  readonly from: string | null;
  /** ISO 8601 with its zone, as written; `null` where it has no end. */
  readonly until: string | null;
  /** Where it stands in the file of waivers. */
  readonly location: SourceLocation;
}

/** What was agreed beforehand about a finding, or about one thing that it found. It is shown all the same. */
export interface Accepted {
  readonly waiver?: AppliedWaiver;
  /** Set where the report was compared with a baseline: `known` stood in it in the same way. */
  readonly baseline?: "known" | "new";
}

/** Whether a waiver changes what comes of what it speaks of. */
export function isInForce(waiver: AppliedWaiver | undefined): boolean {
  return waiver?.state === "in-force" || waiver?.state === "ends-soon";
}
