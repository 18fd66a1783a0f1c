import type { GoneFinding } from "../../model/report.ts";

/** A finding of the baseline that is gone, or what of it is. */
export function goneWords({ description, status, found }: GoneFinding): string {
  return found.length === 0 ? `${description}: was ${status}` : `${description}: ${found.join(", ")}`;
}
