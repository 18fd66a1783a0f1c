import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { CommandLeave } from "../targets/program-access.ts";
import type { Target } from "../targets/target.ts";

/** A host that answers requests as a whole: recorded, reached over a network, or not reached at all. */
export interface AnsweringHost {
  readonly kind: "evidence";
  readonly name: string;
  /** ISO 8601, UTC; `null` where no recording tells, and where the host answers now. */
  readonly collectedAt: string | null;
  /** Epoch milliseconds: the time of judging. */
  now(): number;
  /**
   * All that one round asks for, in one exchange. Of commands only those are asked for that may run; `how` says as whom
   * and with which network. Never throws for the world.
   */
  answer(
    requests: readonly EvidenceRequest[],
    how?: Pick<CommandLeave, "userName" | "network">,
  ): Evidence["observations"] | Promise<Evidence["observations"]>;
  /** What to ask for to lay a scan from outside beside what was recorded on the host; empty without both. */
  readonly bothViews: readonly EvidenceRequest[];
  /** Set where only its ports are tried, so that asking for whole tables would try all of them. */
  readonly seenFrom?: "outside";
}

/** Where evidence comes from: a machine that our collectors read, or a host that answers. */
export type EvidenceSource = Target | AnsweringHost;

/** A source that holds something open until it is not needed any more. */
export interface OpenSource {
  readonly target: EvidenceSource;
  /** Safe to call at any time, also while an answer is awaited. */
  close(): void | Promise<void>;
}
