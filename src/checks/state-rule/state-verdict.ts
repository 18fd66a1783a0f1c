import type { Unavailable } from "../../model/observation.ts";
import type { Verdict } from "../../model/verdict.ts";

/** What a rule wants, and what was found in short lines for people. */
export interface StateFindings {
  readonly expected: string;
  readonly found: readonly string[];
  /** The same in the words of Nessus; the lines of `found` where it is not given. */
  readonly actual?: string;
  readonly notes?: readonly string[];
}

/** A verdict about something that was seen. */
export function stateVerdict(status: "passed" | "failed", findings: StateFindings): Verdict {
  const { expected, found, actual = found.join("\n"), notes = [] } = findings;
  return { status, expected, found: found.map((text) => ({ text })), notes, actual };
}

/** ERROR, because something was not seen; what was found all the same is said beside it. */
export function unseenVerdict(
  { reason, detail }: Pick<Unavailable, "reason" | "detail">,
  { expected, found, notes = [] }: StateFindings,
): Verdict {
  return { status: "error", reason, detail, expected, found: found.map((text) => ({ text })), notes };
}
