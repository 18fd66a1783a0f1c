import type { Evidence, EvidenceRequest } from "../model/evidence.ts";

/** What was recorded of one host, once, and where it was read. */
export interface Recording {
  /** For people: the file, or what was given on standard input. */
  readonly origin: string;
  /** Name of the host; `null` where the text does not tell. */
  readonly target: string | null;
  /** ISO 8601, UTC; `null` where the text does not tell. */
  readonly collectedAt: string | null;
  /** What was asked for when it was taken: what the observations can answer. */
  readonly requests: readonly EvidenceRequest[];
  readonly observations: Evidence["observations"];
}
