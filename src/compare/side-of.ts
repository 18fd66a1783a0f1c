import type { ComparedSide } from "../model/comparison.ts";
import type { Evidence } from "../model/evidence.ts";

/** Evidence with the name under which people know it. */
export interface NamedEvidence {
  readonly name: string;
  readonly evidence: Evidence;
}

/** What is said of one side: whose evidence it is, and from when. */
export function sideOf({ name, evidence }: NamedEvidence): ComparedSide {
  const host = evidence.observations.host;
  return {
    name,
    target: evidence.target,
    hostname: host?.status === "observed" ? host.facts.hostname : null,
    at: Number.isNaN(Date.parse(evidence.collectedAt)) ? null : evidence.collectedAt,
  };
}
