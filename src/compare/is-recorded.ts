import type { Evidence, EvidenceKey } from "../model/evidence.ts";

/** Whether somebody asked for a source when the evidence was taken, and got facts or a reason why there are none. */
export function isRecorded({ observations }: Evidence, key: EvidenceKey): boolean {
  const seen = observations[key];
  return seen !== undefined && (seen.status === "observed" || seen.reason !== "not-recorded");
}
