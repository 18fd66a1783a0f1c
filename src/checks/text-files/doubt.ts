import type { ErrorReason } from "../../model/verdict.ts";

/** Something that was not seen, or could not be told, and might change the answer. */
export interface Doubt {
  readonly reason: ErrorReason;
  readonly detail: string;
}
