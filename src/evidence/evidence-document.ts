import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import type { UnavailableReason } from "../model/observation.ts";
import type { User } from "../model/process.ts";

/** Something that was asked for and not seen, or not seen in full. */
export interface UnseenPart {
  readonly key: EvidenceKey;
  readonly reason: UnavailableReason;
  readonly detail: string;
}

/** An evidence file: what was seen of one host at one time. Plain JSON, published as `evidence.schema.json`. */
export interface EvidenceDocument {
  readonly $schema: string;
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: string;
  readonly kind: "evidence";
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly collectedAt: string;
  readonly target: string;
  readonly takenBy: { readonly user: User; readonly privilege: "full" | "limited" } | null;
  readonly arguments: "recorded" | "left-out";
  readonly policies: readonly { readonly file: string; readonly sha256: string }[];
  readonly unseen: readonly UnseenPart[];
  /** What was asked for; each is answered by an observation. */
  readonly requests: readonly EvidenceRequest[];
  readonly observations: Evidence["observations"];
}
